/*
 * The floor: the least program that can serve the protocol on this kernel. It checks nothing and must never be
 * reachable from another machine; it shows what the kernel alone costs.
 *
 *     floor PORT FOLDER FIRST-LAST
 *
 * Listens on 127.0.0.1:PORT, serves FOLDER to everybody, and chooses its passive ports at random from FIRST-LAST with
 * SO_REUSEADDR, as each server must that does not want to run out of ports in TIME_WAIT. One thread a session; ends by
 * a signal.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "pump.h"

enum { LINE = 4096, LISTING = 64 << 10 };

static unsigned first_port, last_port;

struct session {
    int control;
    int listener; /* passive, -1 if there is none */
    struct sockaddr_in dial; /* active, port 0 if there is none */
    unsigned seed;
    char folder[512]; /* below the served one, empty or with a slash at its end */
    char path[LINE];
    struct conduit conduit; /* opened by the first STOR */
    char in[LINE];
    size_t from, to;
};

static void reply(struct session *s, const char *format, ...) {
    char text[512];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    send(s->control, text, (size_t)length, MSG_NOSIGNAL);
}

/* The next line without its end, or NULL at the end of the connection. */
static char *next_line(struct session *s) {
    for (;;) {
        char *line = s->in + s->from, *end = memchr(line, '\n', s->to - s->from);
        if (end) {
            s->from = (size_t)(end + 1 - s->in);
            *end = 0;
            if (end > line && end[-1] == '\r') end[-1] = 0;
            return line;
        }
        memmove(s->in, line, s->to - s->from);
        s->to -= s->from;
        s->from = 0;
        if (s->to == sizeof s->in) return NULL;
        ssize_t more = recv(s->control, s->in + s->to, sizeof s->in - s->to, 0);
        if (more <= 0) return NULL;
        s->to += (size_t)more;
    }
}

static void forget_data(struct session *s) {
    if (s->listener >= 0) close(s->listener);
    s->listener = -1;
    s->dial.sin_port = 0;
}

/* A socket that listens on the port, or -1; two sessions may bind the same one, and only one of them may listen. */
static int try_port(unsigned port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    struct sockaddr_in here = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) == 0 && listen(listener, 1) == 0) return listener;
    close(listener);
    return -1;
}

/* An explicit random port: leaving the choice to bind(0) collapses with thousands of ports in TIME_WAIT. */
static unsigned listen_anywhere(struct session *s) {
    forget_data(s);
    for (int tries = 0; tries < 1000; tries++) {
        unsigned port = first_port + (unsigned)rand_r(&s->seed) % (last_port - first_port + 1);
        s->listener = try_port(port);
        if (s->listener >= 0) return port;
    }
    return 0;
}

static void passive(struct session *s, int extended) {
    unsigned port = listen_anywhere(s);
    if (!port) reply(s, "425 No port\r\n");
    else if (extended) reply(s, "229 Extended (|||%u|)\r\n", port);
    else reply(s, "227 Passive (127,0,0,1,%u,%u)\r\n", port >> 8, port & 255);
}

static void active(struct session *s, const char *argument, int extended) {
    unsigned h[6], port;
    forget_data(s);
    if (extended) {
        if (sscanf(argument, "|%*u|%*[^|]|%u|", &port) != 1) {
            reply(s, "501 Syntax\r\n");
            return;
        }
    } else {
        if (sscanf(argument, "%u,%u,%u,%u,%u,%u", h, h + 1, h + 2, h + 3, h + 4, h + 5) != 6) {
            reply(s, "501 Syntax\r\n");
            return;
        }
        port = h[4] << 8 | h[5];
    }
    socklen_t size = sizeof s->dial;
    getpeername(s->control, (struct sockaddr *)&s->dial, &size);
    s->dial.sin_port = htons((uint16_t)port);
    reply(s, "200 OK\r\n");
}

/* The data connection that was prepared, after its 150; -1 and a reply if there is none. */
static int connect_data(struct session *s) {
    int data = -1;
    if (s->listener >= 0) {
        data = accept4(s->listener, NULL, NULL, SOCK_CLOEXEC);
    } else if (s->dial.sin_port) {
        data = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(data, (struct sockaddr *)&s->dial, sizeof s->dial) < 0) {
            close(data);
            data = -1;
        }
    }
    forget_data(s);
    if (data < 0) reply(s, "425 No data connection\r\n");
    else reply(s, "150 Here\r\n");
    return data;
}

/* A path as the process sees it, whose own folder is the served one. */
static const char *real(struct session *s, const char *path) {
    const char *folder = *path == '/' ? "" : s->folder;
    while (*path == '/') path++;
    snprintf(s->path, sizeof s->path, "%s%s", folder, path);
    return *s->path ? s->path : ".";
}

static void change_folder(struct session *s, const char *path) {
    struct stat status;
    const char *folder = real(s, path);
    if (stat(folder, &status) < 0 || !S_ISDIR(status.st_mode) || strlen(folder) > sizeof s->folder - 2) {
        reply(s, "550 No\r\n");
        return;
    }
    snprintf(s->folder, sizeof s->folder, "%.500s/", folder);
    reply(s, "250 OK\r\n");
}

static void transfer(struct session *s, const char *path, int store) {
    if (store && s->conduit.in < 0 && conduit_open(&s->conduit) < 0) {
        reply(s, "451 No pipe\r\n");
        return;
    }
    int flags = store ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY;
    int file = open(real(s, path), flags | O_CLOEXEC, 0644);
    if (file < 0) {
        reply(s, "550 No\r\n");
        return;
    }
    int data = connect_data(s);
    if (data >= 0) {
        int failed = store ? pump_in(data, file, &s->conduit) : pump_out(file, data);
        close(data);
        reply(s, failed ? "426 Failed\r\n" : "226 Done\r\n");
    }
    close(file);
}

static size_t describe(char *text, size_t room, DIR *folder, const char *name, int facts) {
    struct stat status;
    if (fstatat(dirfd(folder), name, &status, AT_SYMLINK_NOFOLLOW) < 0) return 0;
    int is_folder = S_ISDIR(status.st_mode);
    const char *format = facts ? "Type=%s;Size=%lld;Modify=20260101000000; %s\r\n"
                               : "%s 1 ftp ftp %12lld Jan 01 00:00 %s\r\n";
    const char *type = facts ? (is_folder ? "dir" : "file") : (is_folder ? "drwxr-xr-x" : "-rw-r--r--");
    return (size_t)snprintf(text, room, format, type, (long long)status.st_size, name);
}

static void list(struct session *s, const char *path, int facts) {
    DIR *folder = opendir(real(s, path));
    int data = folder ? connect_data(s) : -1;
    if (!folder) reply(s, "550 No\r\n");
    if (data >= 0) {
        char text[LISTING];
        size_t length = 0;
        for (struct dirent *entry; (entry = readdir(folder));) {
            if (entry->d_name[0] == '.') continue;
            length += describe(text + length, sizeof text - length, folder, entry->d_name, facts);
            if (length < sizeof text - 512) continue;
            send(data, text, length, MSG_NOSIGNAL);
            length = 0;
        }
        send(data, text, length, MSG_NOSIGNAL);
        close(data);
        reply(s, "226 Done\r\n");
    }
    if (folder) closedir(folder);
}

static void size(struct session *s, const char *path) {
    struct stat status;
    if (stat(real(s, path), &status) < 0) reply(s, "550 No\r\n");
    else reply(s, "213 %lld\r\n", (long long)status.st_size);
}

static void delete(struct session *s, const char *path) {
    reply(s, unlink(real(s, path)) < 0 ? "550 No\r\n" : "250 Deleted\r\n");
}

/* Verbs that have one answer. */
static const struct {
    const char *verb, *answer;
} fixed[] = {{"NOOP", "200 OK\r\n"},     {"USER", "331 Password\r\n"}, {"PASS", "230 In\r\n"},
             {"TYPE", "200 OK\r\n"},
             {"SYST", "215 UNIX Type: L8\r\n"}, {"MODE", "200 OK\r\n"}, {"STRU", "200 OK\r\n"}};

static void answer(struct session *s, const char *verb) {
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        if (strcasecmp(verb, fixed[i].verb) == 0) {
            reply(s, "%s", fixed[i].answer);
            return;
        }
    }
    reply(s, "502 No\r\n");
}

/* 0 at QUIT. */
static int obey(struct session *s, char *line) {
    char *argument = strchr(line, ' ');
    if (argument) *argument++ = 0;
    else argument = line + strlen(line);
    if (!strcasecmp(line, "RETR")) transfer(s, argument, 0);
    else if (!strcasecmp(line, "STOR")) transfer(s, argument, 1);
    else if (!strcasecmp(line, "PASV")) passive(s, 0);
    else if (!strcasecmp(line, "EPSV")) passive(s, 1);
    else if (!strcasecmp(line, "PORT")) active(s, argument, 0);
    else if (!strcasecmp(line, "EPRT")) active(s, argument, 1);
    else if (!strcasecmp(line, "LIST")) list(s, argument, 0);
    else if (!strcasecmp(line, "MLSD")) list(s, argument, 1);
    else if (!strcasecmp(line, "SIZE")) size(s, argument);
    else if (!strcasecmp(line, "DELE")) delete(s, argument);
    else if (!strcasecmp(line, "CWD")) change_folder(s, argument);
    else if (!strcasecmp(line, "PWD")) reply(s, "257 \"/%s\"\r\n", s->folder);
    else if (!strcasecmp(line, "QUIT")) {
        reply(s, "221 Bye\r\n");
        return 0;
    } else answer(s, line);
    return 1;
}

static void *converse(void *argument) {
    struct session s = {.control = (int)(intptr_t)argument, .listener = -1, .conduit = {-1, -1}};
    int on = 1;
    s.seed = (unsigned)s.control * 2654435761u ^ (unsigned)getpid();
    setsockopt(s.control, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    reply(&s, "220 Floor\r\n");
    for (char *line; (line = next_line(&s)) && obey(&s, line);) {}
    if (s.conduit.in >= 0) conduit_close(&s.conduit);
    forget_data(&s);
    close(s.control);
    return NULL;
}

static int listen_on(uint16_t port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in here = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (struct sockaddr *)&here, sizeof here) < 0 || listen(listener, 1024) < 0) return -1;
    return listener;
}

int main(int count, char **arguments) {
    if (count != 4 || sscanf(arguments[3], "%u-%u", &first_port, &last_port) != 2) {
        fprintf(stderr, "usage: floor PORT FOLDER FIRST-LAST\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    int listener = listen_on((uint16_t)atoi(arguments[1]));
    if (listener < 0 || chdir(arguments[2]) < 0) {
        perror("floor");
        return 1;
    }
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 256 << 10);
    pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
    for (;;) {
        int control = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        pthread_t thread;
        if (control < 0) continue;
        if (pthread_create(&thread, &small, converse, (void *)(intptr_t)control) != 0) close(control);
    }
}
