/* Scenarios about sessions: logins, NOOP, listings, many that are idle. */
#define _GNU_SOURCE
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void report_rate(struct worker *workers) {
    struct samples all = {NULL, 0, 0};
    for (int i = 0; i < options.sessions; i++) samples_join(&all, &workers[i].samples);
    put_number("per_s", (double)all.count / options.seconds);
    put_latency("latency", &all);
    put_end();
}

static void log_in_and_out(struct worker *worker) {
    while (phase != STOP) {
        struct session s;
        double started = now();
        session_open(&s, worker->number);
        session_quit(&s);
        if (phase == MEASURE) samples_add(&worker->samples, now() - started);
    }
    crew_meet();
}

void logins(void) {
    struct worker *workers = crew_new(options.sessions);
    crew_timed(log_in_and_out, workers);
    report_rate(workers);
}

static void round_trips(struct worker *worker) {
    struct session s;
    session_open(&s, worker->number);
    while (phase != STOP) {
        double started = now();
        demand(&s, 2, "NOOP");
        if (phase == MEASURE) samples_add(&worker->samples, now() - started);
    }
    crew_meet();
    session_quit(&s);
}

void noops(void) {
    struct worker *workers = crew_new(options.sessions);
    crew_timed(round_trips, workers);
    report_rate(workers);
}

/* ---- listings ---- */

static long long lines;

static void one_listing(struct session *s, double *first, double *whole) {
    static char buffer[1 << 20];
    struct data data = {-1, NULL};
    double started = now();
    *first = 0;
    lines = 0;
    data = data_open(s, options.verb, options.path);
    for (ssize_t count; (count = data_read(&data, buffer, sizeof buffer)) > 0;) {
        if (*first == 0) *first = now() - started;
        for (char *at = buffer, *end = buffer + count; (at = memchr(at, '\n', (size_t)(end - at))); at++) lines++;
    }
    data_close(&data);
    demand_reply(s, 2, "end of listing");
    *whole = now() - started;
}

/* The times count from PASV on, since servers may open the folder at any moment after it. */
void listing(void) {
    struct session s;
    struct samples firsts = {NULL, 0, 0}, wholes = {NULL, 0, 0};
    double first, whole, end = now() + options.warm;
    session_open(&s, 0);
    do one_listing(&s, &first, &whole);
    while (now() < end);
    struct processes *server = cpu_start();
    double load = cpu_of_load(), started = now();
    for (int i = 0; i < options.repeat; i++) {
        one_listing(&s, &first, &whole);
        samples_add(&firsts, first);
        samples_add(&wholes, whole);
    }
    put_window(now() - started, cpu_since(server), cpu_of_load() - load);
    session_quit(&s);
    put_integer("lines", lines);
    put_number("first_ms", samples_percentile(&firsts, 50));
    put_number("whole_ms", samples_percentile(&wholes, 50));
    put_end();
}

/* ---- idle sessions ---- */

enum { OPENERS = 16 };

static struct session *sessions;
static bool *open_;
static int wanted;

static void open_share(struct worker *worker) {
    for (int i = worker->number; i < wanted; i += OPENERS) {
        open_[i] = session_try(&sessions[i], i);
        if (!open_[i]) {
            fprintf(stderr, "session %d: %s\n", i, sessions[i].line);
            return;
        }
        worker->count++;
    }
}

static void ask_share(struct worker *worker) {
    for (int i = worker->number; i < wanted; i += OPENERS) {
        if (open_[i]) say(&sessions[i], "NOOP");
    }
    for (int i = worker->number; i < wanted; i += OPENERS) {
        if (open_[i] && reply_code(&sessions[i]) == 200) worker->count++;
    }
}

static long long run_share(work *share) {
    struct worker *workers = crew_new(OPENERS);
    long long count = 0;
    crew_run(share, workers, OPENERS);
    for (int i = 0; i < OPENERS; i++) count += workers[i].count;
    free(workers);
    return count;
}

static void hold(void) {
    struct timespec t = {(time_t)options.hold, 0};
    nanosleep(&t, NULL);
}

/* One session before the count starts, so that what a server loads for its first one is not counted. */
void idle(void) {
    struct session before;
    wanted = options.sessions;
    sessions = calloc((size_t)wanted, sizeof *sessions);
    open_ = calloc((size_t)wanted, sizeof *open_);
    session_open(&before, wanted);
    long memory = memory_of_tree(options.pid);
    struct processes *cpu = cpu_start();
    double started = now();
    long long opened = run_share(open_share);
    double seconds = now() - started;
    put_integer("opened", opened);
    put_window(seconds, cpu_since(cpu), cpu_of_load());
    cpu = cpu_start();
    hold();
    put_number("held_s", options.hold);
    put_number("held_cpu", cpu_since(cpu));
    long full = memory_of_tree(options.pid);
    put_integer("memory_before_kib", memory);
    put_integer("memory_kib", full);
    put_number("kib_per_session", opened ? (double)(full - memory) / (double)opened : 0);
    put_integer("processes", processes_of_tree(options.pid));
    started = now();
    put_integer("answered", run_share(ask_share));
    put_number("answer_s", now() - started);
    put_end();
}
