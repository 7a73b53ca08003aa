/* Time, what the server's processes cost, and percentiles. */
#define _GNU_SOURCE
#include "load.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

double cpu_of_load(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct process {
    int pid, parent;
    bool inside;
    double used;  /* seconds of its own */
    double ended; /* seconds of children that ended and were waited for */
};

struct processes {
    struct process *all;
    size_t count;
};

static bool read_process(int pid, struct process *process) {
    char name[64], text[1024];
    snprintf(name, sizeof name, "/proc/%d/stat", pid);
    FILE *file = fopen(name, "r");
    if (!file) return false;
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    char *after = strrchr(text, ')'); /* the name may hold anything */
    long long user, system;
    *process = (struct process){.pid = pid};
    if (!after || sscanf(after + 1, " %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %lld %lld", &process->parent,
                         &user, &system) != 3) {
        return false;
    }
    process->ended = (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
    return true;
}

/* Marks root and all below it; a few passes do, since trees of servers are flat. */
static void mark(struct processes *p, int root) {
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < p->count; i++) {
            if (p->all[i].inside) continue;
            bool inside = p->all[i].pid == root;
            for (size_t j = 0; j < p->count && !inside; j++) {
                inside = p->all[j].inside && p->all[j].pid == p->all[i].parent;
            }
            p->all[i].inside = inside;
            changed |= inside;
        }
    }
}

static struct processes tree(int root) {
    struct processes p = {NULL, 0};
    DIR *folder = opendir("/proc");
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        int pid = atoi(entry->d_name);
        if (pid <= 0) continue;
        if (p.count % 256 == 0) p.all = realloc(p.all, (p.count + 256) * sizeof *p.all);
        if (read_process(pid, &p.all[p.count])) p.count++;
    }
    if (folder) closedir(folder);
    mark(&p, root);
    return p;
}

static double clock_of(int pid) {
    clockid_t clock;
    struct timespec t;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) != 0) return 0;
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Only what belongs to the tree, with its processor time. */
static struct processes tree_with_times(int root) {
    struct processes p = tree(root);
    size_t kept = 0;
    for (size_t i = 0; i < p.count; i++) {
        if (!p.all[i].inside) continue;
        p.all[kept] = p.all[i];
        p.all[kept].used = clock_of(p.all[i].pid);
        kept++;
    }
    p.count = kept;
    return p;
}

struct processes *cpu_start(void) {
    struct processes *start = malloc(sizeof *start);
    *start = options.pid ? tree_with_times(options.pid) : (struct processes){NULL, 0};
    return start;
}

static struct process *find(struct processes *p, int pid) {
    for (size_t i = 0; i < p->count; i++) {
        if (p->all[i].pid == pid) return &p->all[i];
    }
    return NULL;
}

/* What the ones that are there now have used since then; of those that ended, what their parents know of. */
double cpu_since(struct processes *start) {
    struct processes end = options.pid ? tree_with_times(options.pid) : (struct processes){NULL, 0};
    double total = 0, ended = 0;
    for (size_t i = 0; i < end.count; i++) {
        struct process *before = find(start, end.all[i].pid);
        total += end.all[i].used - (before ? before->used : 0);
        ended += end.all[i].ended - (before ? before->ended : 0);
    }
    for (size_t i = 0; i < start->count; i++) {
        if (!find(&end, start->all[i].pid)) ended -= start->all[i].used;
    }
    free(end.all);
    free(start->all);
    free(start);
    return total + (ended > 0 ? ended : 0);
}

int processes_of_tree(int pid) {
    struct processes p = tree(pid);
    int total = 0;
    for (size_t i = 0; i < p.count; i++) total += p.all[i].inside;
    free(p.all);
    return total;
}

/*
 * The processor time of a process that nobody waits for is lost with it, so a run begins and ends with the same
 * processes: those of its sessions are gone before the next one looks.
 */
static int processes_before;

void settle_start(void) {
    if (options.pid) processes_before = processes_of_tree(options.pid);
}

void settle_end(void) {
    struct timespec pause = {0, 20000000};
    for (int i = 0; options.pid && i < 150 && processes_of_tree(options.pid) > processes_before; i++) nanosleep(&pause, NULL);
}

static long memory_of(int pid) {
    char name[64], line[256];
    long kib = 0;
    snprintf(name, sizeof name, "/proc/%d/smaps_rollup", pid);
    FILE *file = fopen(name, "r");
    if (!file) return 0;
    while (fgets(line, sizeof line, file) && sscanf(line, "Pss: %ld", &kib) != 1) {}
    fclose(file);
    return kib;
}

long memory_of_tree(int pid) {
    struct processes p = tree(pid);
    long total = 0;
    for (size_t i = 0; i < p.count; i++) {
        if (p.all[i].inside) total += memory_of(p.all[i].pid);
    }
    free(p.all);
    return total;
}

void samples_add(struct samples *samples, double seconds) {
    if (samples->count == samples->room) {
        samples->room = samples->room ? samples->room * 2 : 1024;
        samples->micros = realloc(samples->micros, samples->room * sizeof *samples->micros);
        if (!samples->micros) fail("out of memory");
    }
    samples->micros[samples->count++] = (uint32_t)(seconds * 1e6);
}

void samples_join(struct samples *all, const struct samples *some) {
    for (size_t i = 0; i < some->count; i++) samples_add(all, some->micros[i] / 1e6);
}

static int compare(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

double samples_percentile(struct samples *samples, double percent) {
    if (!samples->count) return 0;
    qsort(samples->micros, samples->count, sizeof *samples->micros, compare);
    size_t at = (size_t)(percent / 100 * (double)(samples->count - 1) + 0.5);
    return samples->micros[at] / 1e3;
}

void samples_free(struct samples *samples) {
    free(samples->micros);
    *samples = (struct samples){NULL, 0, 0};
}
