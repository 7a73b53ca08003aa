/* Threads, one a session, and the clock they run by. */
#define _GNU_SOURCE
#include "load.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STACK = 512 << 10 };

atomic_int phase = WARM;
static pthread_barrier_t meeting;

void crew_meeting(int members) {
    pthread_barrier_init(&meeting, NULL, (unsigned)members);
}

void crew_meet(void) {
    pthread_barrier_wait(&meeting);
}

struct worker *crew_new(int count) {
    struct worker *workers = calloc((size_t)count, sizeof *workers);
    for (int i = 0; i < count; i++) workers[i].number = i;
    return workers;
}

struct start {
    work *work;
    struct worker *worker;
};

static void *begin(void *argument) {
    struct start start = *(struct start *)argument;
    free(argument);
    start.work(start.worker);
    return NULL;
}

static pthread_t launch(work *work, struct worker *worker) {
    struct start *start = malloc(sizeof *start);
    *start = (struct start){work, worker};
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    if (pthread_create(&thread, &attributes, begin, start) != 0) fail("cannot start a thread");
    pthread_attr_destroy(&attributes);
    return thread;
}

static pthread_t *launch_all(work *work, struct worker *workers, int count) {
    pthread_t *threads = calloc((size_t)count, sizeof *threads);
    for (int i = 0; i < count; i++) threads[i] = launch(work, &workers[i]);
    return threads;
}

static void join_all(pthread_t *threads, int count) {
    for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
    free(threads);
}

void crew_run(work *work, struct worker *workers, int count) {
    join_all(launch_all(work, workers, count), count);
}

static void pause_for(double seconds) {
    struct timespec t = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    nanosleep(&t, NULL);
}

void crew_timed(work *work, struct worker *workers) {
    crew_meeting(options.sessions + 1);
    pthread_t *threads = launch_all(work, workers, options.sessions);
    pause_for(options.warm);
    struct processes *server = cpu_start();
    double load = cpu_of_load(), started = now();
    phase = MEASURE;
    pause_for(options.seconds);
    phase = STOP;
    double seconds = now() - started;
    load = cpu_of_load() - load;
    put_window(seconds, cpu_since(server), load);
    crew_meet();
    join_all(threads, options.sessions);
}
