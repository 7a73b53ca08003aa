/*
 * The load generator: FTP sessions that cost this machine as little as possible, so that the server is what is
 * measured. One thread a session, blocking calls. A session that does not get the reply it needs ends the whole run
 * with an error: numbers of a run that went wrong are worth nothing.
 */
#ifndef LOAD_H
#define LOAD_H

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What was asked for on the command line, the same for all sessions. */
struct options {
    const char *scenario, *user, *password, *path, *verb;
    int port, sessions, repeat, pid, tls; /* tls: 0, 12 or 13 */
    double warm, seconds, hold;
    long long size; /* bytes of an upload */
    int files;      /* files of a path with a number in it */
    bool active, decrypt;
};

extern struct options options;

/* ---- session.c: the control connection ---- */

struct session {
    int number, control, listener;
    SSL *ssl;
    SSL_SESSION *ticket; /* of the control connection, offered on each data connection */
    struct sockaddr_in here;
    char in[8192], line[1024]; /* line: the last line of the last reply */
    size_t from, to;
};

/* Dials the server from the loopback address that the session's number gives it; -1 with errno. */
int dial_server(struct session *s, uint16_t port);
void limit_waiting(int socket);
/* Connected, secured and logged in, TYPE I; ends the run if that fails. */
void session_open(struct session *s, int number);
/* The same, but false if the server refuses or hangs up. */
bool session_try(struct session *s, int number);
void session_quit(struct session *s);
void session_drop(struct session *s);
/* Code of the reply to a command, 0 when the connection is lost. */
int ask(struct session *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void say(struct session *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
int reply_code(struct session *s);
/* Asks, and ends the run unless the reply's first digit is this one. */
void demand(struct session *s, int digit, const char *format, ...) __attribute__((format(printf, 3, 4)));
void demand_reply(struct session *s, int digit, const char *what);
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- tls.c ---- */

void tls_start(void);
SSL *tls_control(struct session *s);
SSL *tls_data(struct session *s, int socket);
/* How many data connections resumed the control connection's session, and how many did not. */
extern atomic_long tls_resumed, tls_new;
const char *tls_cipher(void);

/* ---- data.c: data connections ---- */

struct data {
    int socket;
    SSL *ssl;
};

/* Opens a data connection for VERB ARGUMENT and reads its 150. */
struct data data_open(struct session *s, const char *verb, const char *argument);
/* Reads to the end, closes, and demands the 226; bytes read. */
long long data_drain(struct session *s, struct data *data, bool decrypt);
/* One read of a listing; 0 at the end. */
ssize_t data_read(struct data *data, char *buffer, size_t size);
void data_close(struct data *data);
/* Sends size bytes, closes, and demands the 226. */
void data_send(struct session *s, struct data *data, long long size);
/* The whole of one small transfer. */
void retrieve(struct session *s, const char *path, long long expected);
void store(struct session *s, const char *path, long long size);
void data_start(void);
/* Both ends of a plain connection without a protocol, for the server raw. */
long long drain_socket(int socket);
void fill_socket(int socket, long long size);

/* ---- measure.c: time, the server's processes, numbers ---- */

double now(void);
/* Seconds of processor time that the server's process and all below it use from cpu_start on; cpu_since frees. */
struct processes;
struct processes *cpu_start(void);
double cpu_since(struct processes *start);
double cpu_of_load(void);
/* KiB of memory of a process and all below it, shared pages divided among their users. */
long memory_of_tree(int pid);
int processes_of_tree(int pid);
void settle_start(void);
void settle_end(void);

struct samples {
    uint32_t *micros;
    size_t count, room;
};

void samples_add(struct samples *samples, double seconds);
void samples_join(struct samples *all, const struct samples *some);
/* Milliseconds; sorts. */
double samples_percentile(struct samples *samples, double percent);
void samples_free(struct samples *samples);

/* ---- report.c: the one line of output ---- */

void put_text(const char *key, const char *value);
void put_number(const char *key, double value);
void put_integer(const char *key, long long value);
void put_latency(const char *prefix, struct samples *samples);
void put_window(double seconds, double server_cpu, double load_cpu);
void put_end(void);

/* ---- crew.c: threads, one a session ---- */

enum phase { WARM, MEASURE, STOP };
extern atomic_int phase;

struct worker {
    int number;
    struct samples samples;
    struct samples other;
    long long count;
};

typedef void work(struct worker *worker);

/*
 * Runs work in a thread a session through warm-up and measurement. When phase is STOP, work calls crew_meet before it ends
 * its session: with the session's process what it cost would be gone.
 */
void crew_timed(work *work, struct worker *workers);
/* Runs work in that many threads to its end. */
void crew_run(work *work, struct worker *workers, int count);
/* Called by all workers of a crew of sessions and by the one who measures. */
void crew_meet(void);
void crew_meeting(int members);
struct worker *crew_new(int count);

/* ---- scenarios ---- */

void big(bool upload);
void raw(bool upload);
void small(bool upload);
void logins(void);
void noops(void);
void listing(void);
void idle(void);
void mixed(void);

#endif
