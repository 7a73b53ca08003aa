/* The control connection: lines, replies, the login. */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* Sessions spread over so many loopback addresses, since one has 28,000 ports only. */
enum { ADDRESSES = 50 };

void fail(const char *format, ...) {
    char text[1500];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    for (char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\' || (unsigned char)*c < ' ') *c = '\'';
    }
    printf("{\"error\": \"%s\"}\n", text);
    fflush(stdout);
    _exit(1);
}

/* A server that stands still ends the run instead of holding it for ever. */
void limit_waiting(int socket) {
    struct timeval limit = {60, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

int dial_server(struct session *s, uint16_t port) {
    int socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    struct sockaddr_in here = {.sin_family = AF_INET,
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK + (uint32_t)(s->number % ADDRESSES))};
    struct sockaddr_in there = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(socket_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    limit_waiting(socket_);
    if (bind(socket_, (struct sockaddr *)&here, sizeof here) == 0 &&
        connect(socket_, (struct sockaddr *)&there, sizeof there) == 0) {
        return socket_;
    }
    int why = errno;
    close(socket_);
    errno = why;
    return -1;
}

static ssize_t receive(struct session *s) {
    char *end = s->in + s->to;
    size_t room = sizeof s->in - s->to;
    if (s->ssl) return SSL_read(s->ssl, end, (int)room);
    ssize_t count;
    do count = recv(s->control, end, room, 0);
    while (count < 0 && errno == EINTR);
    return count;
}

/* The next line, without its end, in s->line; false when the connection is lost. */
static bool read_line(struct session *s) {
    for (;;) {
        char *start = s->in + s->from, *end = memchr(start, '\n', s->to - s->from);
        if (end) {
            size_t length = (size_t)(end - start);
            if (length && start[length - 1] == '\r') length--;
            if (length >= sizeof s->line) length = sizeof s->line - 1;
            memcpy(s->line, start, length);
            s->line[length] = 0;
            s->from = (size_t)(end + 1 - s->in);
            return true;
        }
        memmove(s->in, start, s->to - s->from);
        s->to -= s->from;
        s->from = 0;
        ssize_t more = s->to < sizeof s->in ? receive(s) : -1;
        if (more <= 0) return false;
        s->to += (size_t)more;
    }
}

int reply_code(struct session *s) {
    do {
        if (!read_line(s)) {
            strcpy(s->line, "(connection lost)");
            return 0;
        }
    } while (strlen(s->line) < 3 || s->line[0] < '1' || s->line[0] > '6' || s->line[3] == '-' || s->line[0] == ' ');
    return atoi(s->line);
}

static void say_all(struct session *s, const char *format, va_list values) {
    char text[1024];
    int length = vsnprintf(text, sizeof text - 2, format, values);
    memcpy(text + length, "\r\n", 2);
    length += 2;
    if (s->ssl) SSL_write(s->ssl, text, length);
    else send(s->control, text, (size_t)length, MSG_NOSIGNAL);
}

void say(struct session *s, const char *format, ...) {
    va_list values;
    va_start(values, format);
    say_all(s, format, values);
    va_end(values);
}

int ask(struct session *s, const char *format, ...) {
    va_list values;
    va_start(values, format);
    say_all(s, format, values);
    va_end(values);
    return reply_code(s);
}

void demand_reply(struct session *s, int digit, const char *what) {
    int code = reply_code(s);
    if (code / 100 != digit) fail("session %d, %s: %s", s->number, what, s->line);
}

void demand(struct session *s, int digit, const char *format, ...) {
    va_list values;
    va_start(values, format);
    say_all(s, format, values);
    va_end(values);
    demand_reply(s, digit, format);
}

static bool secure(struct session *s) {
    if (!options.tls) return true;
    if (ask(s, "AUTH TLS") != 234) return false;
    s->ssl = tls_control(s);
    return s->ssl != NULL;
}

static bool log_in(struct session *s) {
    int code = ask(s, "USER %s", options.user);
    if (code == 331) code = ask(s, "PASS %s", options.password);
    if (code / 100 != 2) return false;
    if (options.tls && (ask(s, "PBSZ 0") != 200 || ask(s, "PROT P") != 200)) return false;
    return ask(s, "TYPE I") == 200;
}

bool session_try(struct session *s, int number) {
    memset(s, 0, sizeof *s);
    s->number = number;
    s->listener = -1;
    s->control = dial_server(s, (uint16_t)options.port);
    if (s->control < 0) {
        snprintf(s->line, sizeof s->line, "connect: %s", strerror(errno));
        return false;
    }
    socklen_t size = sizeof s->here;
    getsockname(s->control, (struct sockaddr *)&s->here, &size);
    if (reply_code(s) == 220 && secure(s) && log_in(s)) return true;
    session_drop(s);
    return false;
}

void session_open(struct session *s, int number) {
    if (!session_try(s, number)) fail("session %d, login: %s", number, s->line);
}

void session_drop(struct session *s) {
    if (s->ssl) SSL_free(s->ssl);
    if (s->ticket) SSL_SESSION_free(s->ticket);
    if (s->listener >= 0) close(s->listener);
    close(s->control);
    s->ssl = NULL;
    s->ticket = NULL;
}

void session_quit(struct session *s) {
    ask(s, "QUIT");
    if (s->ssl) SSL_shutdown(s->ssl);
    session_drop(s);
}
