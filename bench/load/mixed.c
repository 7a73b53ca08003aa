/* Many sessions that do a bit of everything for a long time. */
#define _GNU_SOURCE
#include "load.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SMALL = 4096, MIDDLE = 1 << 20, SAMPLES = 4096, KEPT = 16 };

static void middle(struct session *s) {
    struct data data = data_open(s, "RETR", "/middle.bin");
    if (data_drain(s, &data, true) != MIDDLE) fail("/middle.bin is not whole");
}

static void list_folder(struct session *s) {
    char buffer[16 << 10];
    struct data data = data_open(s, "MLSD", "/folder");
    while (data_read(&data, buffer, sizeof buffer) > 0) {}
    data_close(&data);
    demand_reply(s, 2, "end of MLSD");
}

static void small_one(struct session *s, struct worker *worker, unsigned die) {
    char path[600];
    double started = now();
    if (die % 4) {
        snprintf(path, sizeof path, "/small/f%04d", (int)(die % (unsigned)options.files));
        retrieve(s, path, SMALL);
    } else {
        snprintf(path, sizeof path, "%s/m%d-%u", options.path, s->number, die / 4 % KEPT);
        store(s, path, SMALL);
    }
    if (phase == MEASURE) samples_add(&worker->samples, now() - started);
}

/* Of 100 turns: 70 small files (a quarter of them uploads), 15 NOOP, 8 MLSD of 100 entries, 4 of 1 MiB, 2 SIZE, 1 new login. */
static void turn(struct session *s, struct worker *worker, unsigned die) {
    unsigned kind = die % 100;
    die /= 100;
    if (kind < 70) small_one(s, worker, die);
    else if (kind < 85) demand(s, 2, "NOOP");
    else if (kind < 93) list_folder(s);
    else if (kind < 97) middle(s);
    else if (kind < 99) demand(s, 2, "SIZE /middle.bin");
    else {
        session_quit(s);
        session_open(s, worker->number);
    }
    if (phase == MEASURE) worker->count++;
}

static void mix(struct worker *worker) {
    struct session s;
    unsigned seed = (unsigned)worker->number + 1;
    session_open(&s, worker->number);
    while (phase != STOP) turn(&s, worker, (unsigned)rand_r(&seed));
    crew_meet();
    session_quit(&s);
}

/* ---- memory over time ---- */

static struct {
    double at;
    long kib;
} memory[SAMPLES];
static size_t taken;

static void *watch(void *unused) {
    double started = now(), step = (options.warm + options.seconds) / 60;
    if (step < 0.2) step = 0.2;
    struct timespec pause = {(time_t)step, (long)((step - (double)(time_t)step) * 1e9)};
    while (phase != STOP && taken < SAMPLES) {
        nanosleep(&pause, NULL);
        memory[taken].at = now() - started;
        memory[taken++].kib = memory_of_tree(options.pid);
    }
    return unused;
}

static long highest(double from, double to) {
    long most = 0;
    for (size_t i = 0; i < taken; i++) {
        if (memory[i].at >= from && memory[i].at < to && memory[i].kib > most) most = memory[i].kib;
    }
    return most;
}

/* Flat: the highest of the last third is no more than that of the middle third. */
static void put_memory(void) {
    double third = options.seconds / 3, from = options.warm;
    put_integer("memory_first_kib", highest(from, from + third));
    put_integer("memory_middle_kib", highest(from + third, from + 2 * third));
    put_integer("memory_last_kib", highest(from + 2 * third, from + 3 * third + 1));
    char text[64 * 16];
    size_t length = 0;
    for (size_t i = 0; i < taken && length < sizeof text - 32; i += taken / 40 + 1) {
        length += (size_t)snprintf(text + length, sizeof text - length, "%.0f:%ld ", memory[i].at, memory[i].kib);
    }
    put_text("memory_s_kib", text);
}

void mixed(void) {
    struct worker *workers = crew_new(options.sessions);
    struct samples all = {NULL, 0, 0};
    long long turns = 0;
    pthread_t watcher;
    pthread_create(&watcher, NULL, watch, NULL);
    crew_timed(mix, workers);
    pthread_join(watcher, NULL);
    for (int i = 0; i < options.sessions; i++) {
        samples_join(&all, &workers[i].samples);
        turns += workers[i].count;
    }
    put_number("per_s", (double)turns / options.seconds);
    put_number("small_per_s", (double)all.count / options.seconds);
    put_latency("latency", &all);
    put_memory();
    put_end();
}
