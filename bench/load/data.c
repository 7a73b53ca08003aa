/* Data connections, passive and active. */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CHUNK = 1 << 20, STOCK = 16 << 20 };

static int stock = -1; /* a file in memory with what uploads send */
static char *stock_bytes;

void data_start(void) {
    stock = memfd_create("stock", MFD_CLOEXEC);
    if (stock < 0 || ftruncate(stock, STOCK) < 0) fail("memfd: %s", strerror(errno));
    stock_bytes = mmap(NULL, STOCK, PROT_READ | PROT_WRITE, MAP_SHARED, stock, 0);
    if (stock_bytes == MAP_FAILED) fail("mmap: %s", strerror(errno));
    unsigned seed = 1;
    for (size_t i = 0; i < STOCK; i += sizeof seed) {
        seed = seed * 1664525u + 1013904223u;
        memcpy(stock_bytes + i, &seed, sizeof seed);
    }
}

/* Data dropped in the kernel: nothing is copied to this process. */
long long drain_socket(int socket) {
    long long total = 0;
    for (;;) {
        ssize_t count = recv(socket, NULL, CHUNK, MSG_TRUNC);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return -1;
        if (count == 0) return total;
        total += count;
    }
}

void fill_socket(int socket, long long size) {
    while (size > 0) {
        off_t at = 0;
        size_t part = size < STOCK ? (size_t)size : STOCK;
        ssize_t count = sendfile(socket, stock, &at, part);
        if (count <= 0) fail("upload: %s", strerror(errno));
        size -= count;
    }
}

static int dial_passive(struct session *s) {
    unsigned h[6];
    demand(s, 2, "PASV");
    char *open = strchr(s->line, '(');
    if (!open || sscanf(open + 1, "%u,%u,%u,%u,%u,%u", h, h + 1, h + 2, h + 3, h + 4, h + 5) != 6) {
        fail("session %d, PASV: %s", s->number, s->line);
    }
    int socket = dial_server(s, (uint16_t)(h[4] << 8 | h[5]));
    if (socket < 0) fail("session %d, data connection: %s", s->number, strerror(errno));
    return socket;
}

static void listen_active(struct session *s) {
    s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    limit_waiting(s->listener);
    struct sockaddr_in here = s->here;
    here.sin_port = 0;
    socklen_t size = sizeof here;
    if (bind(s->listener, (struct sockaddr *)&here, sizeof here) < 0 || listen(s->listener, 4) < 0 ||
        getsockname(s->listener, (struct sockaddr *)&here, &size) < 0) {
        fail("listen: %s", strerror(errno));
    }
    uint32_t a = ntohl(here.sin_addr.s_addr);
    unsigned port = ntohs(here.sin_port);
    demand(s, 2, "PORT %u,%u,%u,%u,%u,%u", a >> 24, a >> 16 & 255, a >> 8 & 255, a & 255, port >> 8, port & 255);
}

static int accept_active(struct session *s) {
    int socket = accept4(s->listener, NULL, NULL, SOCK_CLOEXEC);
    if (socket < 0) fail("accept: %s", strerror(errno));
    limit_waiting(socket);
    close(s->listener);
    s->listener = -1;
    return socket;
}

struct data data_open(struct session *s, const char *verb, const char *argument) {
    struct data data = {-1, NULL};
    if (options.active) listen_active(s);
    else data.socket = dial_passive(s);
    say(s, "%s %s", verb, argument);
    demand_reply(s, 1, verb);
    if (options.active) data.socket = accept_active(s);
    if (options.tls) data.ssl = tls_data(s, data.socket);
    return data;
}

ssize_t data_read(struct data *data, char *buffer, size_t size) {
    if (data->ssl) return SSL_read(data->ssl, buffer, (int)size);
    return recv(data->socket, buffer, size, 0);
}

void data_close(struct data *data) {
    if (data->ssl) {
        SSL_shutdown(data->ssl);
        SSL_free(data->ssl);
    }
    close(data->socket);
}

static bool read_header(int socket, unsigned char header[5]) {
    return recv(socket, header, 5, MSG_WAITALL) == 5;
}

static bool drop(int socket, size_t size) {
    return recv(socket, NULL, size, MSG_TRUNC | MSG_WAITALL) == (ssize_t)size;
}

/*
 * Drops records in the kernel up to the one that must be close_notify: some servers close only after they got ours.
 * In TLS 1.3 it shows by its length alone, that of two bytes with their type and tag.
 */
static long long drain_records(int socket) {
    unsigned char header[5];
    long long total = 0;
    while (read_header(socket, header)) {
        size_t length = (size_t)(header[3] << 8 | header[4]);
        if (!drop(socket, length)) break;
        if (header[0] == 21 || (header[0] == 23 && length == 19)) return total;
        total += (long long)length;
    }
    return total;
}

static long long read_all(struct data *data) {
    static _Thread_local char buffer[64 << 10];
    long long total = 0;
    for (;;) {
        ssize_t count = data_read(data, buffer, sizeof buffer);
        if (count <= 0) return total;
        total += count;
    }
}

/* Without decrypting, what is counted are the bytes of the records, some more than those of the file. */
long long data_drain(struct session *s, struct data *data, bool decrypt) {
    long long total = !data->ssl ? drain_socket(data->socket) : decrypt ? read_all(data) : drain_records(data->socket);
    data_close(data);
    demand_reply(s, 2, "end of download");
    return total;
}

static void encrypt_all(struct data *data, long long size) {
    while (size > 0) {
        int part = size < CHUNK ? (int)size : CHUNK;
        if (SSL_write(data->ssl, stock_bytes, part) != part) fail("upload through TLS");
        size -= part;
    }
}

/* Closing with tickets unread would reset the connection and lose what is on its way. */
static void finish(struct data *data) {
    SSL_shutdown(data->ssl);
    shutdown(data->socket, SHUT_WR);
    drain_socket(data->socket);
    SSL_free(data->ssl);
    data->ssl = NULL;
}

void data_send(struct session *s, struct data *data, long long size) {
    if (data->ssl) {
        encrypt_all(data, size);
        finish(data);
    } else {
        fill_socket(data->socket, size);
    }
    close(data->socket);
    demand_reply(s, 2, "end of upload");
}

void retrieve(struct session *s, const char *path, long long expected) {
    struct data data = data_open(s, "RETR", path);
    long long count = data_drain(s, &data, true);
    if (count != expected) fail("%s: %lld bytes instead of %lld", path, count, expected);
}

void store(struct session *s, const char *path, long long size) {
    struct data data = data_open(s, "STOR", path);
    data_send(s, &data, size);
}
