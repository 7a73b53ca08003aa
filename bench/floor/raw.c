/*
 * What the floor is held against: plain sockets without any protocol.
 *
 *     raw PORT FILE FOLDER
 *
 * Each connection to 127.0.0.1:PORT begins with one byte: R asks for FILE, S stores what follows into a file of
 * FOLDER. One thread a connection; ends by a signal.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "pump.h"

static const char *source, *folder;
static atomic_int stored;

static void store(int socket) {
    char path[4096];
    snprintf(path, sizeof path, "%s/raw-%d", folder, atomic_fetch_add(&stored, 1) % 8);
    unlink(path);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    struct conduit conduit;
    if (file < 0 || conduit_open(&conduit) < 0) return;
    if (pump_in(socket, file, &conduit) == 0) send(socket, "+", 1, MSG_NOSIGNAL);
    conduit_close(&conduit);
    close(file);
}

static void retrieve(int socket) {
    int file = open(source, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    pump_out(file, socket);
    close(file);
}

static void *serve(void *argument) {
    int socket = (int)(intptr_t)argument;
    char what;
    if (recv(socket, &what, 1, 0) == 1) {
        if (what == 'R') retrieve(socket);
        else store(socket);
    }
    close(socket);
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "usage: raw PORT FILE FOLDER\n");
        return 2;
    }
    source = arguments[2];
    folder = arguments[3];
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in here = {.sin_family = AF_INET,
                               .sin_port = htons((uint16_t)atoi(arguments[1])),
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (struct sockaddr *)&here, sizeof here) < 0 || listen(listener, 128) < 0) {
        perror("raw: listen");
        return 1;
    }
    for (;;) {
        int socket = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        pthread_t thread;
        if (socket < 0) continue;
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)socket) == 0) pthread_detach(thread);
        else close(socket);
    }
}
