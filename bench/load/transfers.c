/* Scenarios that move bytes: big files by the round, small files by the clock. */
#define _GNU_SOURCE
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SMALL = 4096 };

/* ---- big files: all sessions at once, a round after the other, only the transfers are timed ---- */

/* All are ready, and the clock has started; or all are done, and what it cost is known. */
static void meet_twice(void) {
    crew_meet();
    crew_meet();
}

static void download_rounds(struct worker *worker) {
    struct session s;
    session_open(&s, worker->number);
    for (int i = 0; i < options.repeat; i++) {
        meet_twice();
        struct data data = data_open(&s, "RETR", options.path);
        long long count = data_drain(&s, &data, options.decrypt);
        if (count < options.size) fail("%lld bytes instead of %lld", count, options.size);
        worker->count += options.size;
        meet_twice();
    }
    session_quit(&s);
}

/* Files are new each time: making room for the old one's successor is no part of an upload. */
static void upload_rounds(struct worker *worker) {
    struct session s;
    char path[600];
    session_open(&s, worker->number);
    snprintf(path, sizeof path, "%s/big-%d", options.path, worker->number);
    for (int i = 0; i < options.repeat; i++) {
        ask(&s, "DELE %s", path);
        meet_twice();
        store(&s, path, options.size);
        worker->count += options.size;
        meet_twice();
    }
    ask(&s, "DELE %s", path);
    session_quit(&s);
}

static void raw_round(struct worker *worker, bool upload) {
    struct session s = {.number = worker->number};
    int socket = dial_server(&s, (uint16_t)options.port);
    if (socket < 0 || send(socket, upload ? "S" : "R", 1, MSG_NOSIGNAL) != 1) fail("the plain server is not there");
    char done;
    if (!upload) {
        long long count = drain_socket(socket);
        if (count != options.size) fail("%lld bytes instead of %lld", count, options.size);
    } else {
        fill_socket(socket, options.size);
        shutdown(socket, SHUT_WR);
        if (recv(socket, &done, 1, 0) != 1) fail("the plain server did not store");
    }
    close(socket);
    worker->count += options.size;
}

static void raw_rounds(struct worker *worker, bool upload) {
    for (int i = 0; i < options.repeat; i++) {
        meet_twice();
        raw_round(worker, upload);
        meet_twice();
    }
}

static void raw_downloads(struct worker *worker) {
    raw_rounds(worker, false);
}

static void raw_uploads(struct worker *worker) {
    raw_rounds(worker, true);
}

/* The one who measures is a member of the crew, so that the meetings of a round are at its clock. */
static double seconds, server_cpu, load_cpu;

static void clock_rounds(void) {
    for (int i = 0; i < options.repeat; i++) {
        crew_meet();
        struct processes *server = cpu_start();
        double load = cpu_of_load(), started = now();
        crew_meet();
        crew_meet();
        seconds += now() - started;
        load_cpu += cpu_of_load() - load;
        server_cpu += cpu_since(server);
        crew_meet();
    }
}

static work *rounds;

static void member(struct worker *worker) {
    if (worker->number == options.sessions) clock_rounds();
    else rounds(worker);
}

static void run_rounds(work *kind) {
    struct worker *workers = crew_new(options.sessions + 1);
    rounds = kind;
    crew_meeting(options.sessions + 1);
    crew_run(member, workers, options.sessions + 1);
    long long bytes = 0;
    for (int i = 0; i < options.sessions; i++) bytes += workers[i].count;
    put_window(seconds, server_cpu, load_cpu);
    put_integer("bytes", bytes);
    put_number("mb_per_s", (double)bytes / 1e6 / seconds);
    put_number("cpu_s_per_gb", server_cpu / ((double)bytes / 1e9));
    put_end();
    free(workers);
}

void big(bool upload) {
    run_rounds(upload ? upload_rounds : download_rounds);
}

void raw(bool upload) {
    run_rounds(upload ? raw_uploads : raw_downloads);
}

/* ---- small files: as many as there is time for ---- */

static bool uploading;

static void one_small(struct session *s, long long number) {
    char path[600];
    if (uploading) {
        snprintf(path, sizeof path, "%s/s%d-%lld", options.path, s->number, number);
        store(s, path, SMALL);
    } else {
        snprintf(path, sizeof path, options.path, (int)((s->number * 37 + number) % options.files));
        retrieve(s, path, SMALL);
    }
}

static void small_files(struct worker *worker) {
    struct session s;
    session_open(&s, worker->number);
    for (long long number = 0; phase != STOP; number++) {
        double started = now();
        one_small(&s, number);
        if (phase == MEASURE) samples_add(&worker->samples, now() - started);
    }
    crew_meet();
    session_quit(&s);
}

void small(bool upload) {
    struct worker *workers = crew_new(options.sessions);
    struct samples all = {NULL, 0, 0};
    uploading = upload;
    crew_timed(small_files, workers);
    for (int i = 0; i < options.sessions; i++) samples_join(&all, &workers[i].samples);
    put_number("per_s", (double)all.count / options.seconds);
    put_latency("latency", &all);
    put_end();
}
