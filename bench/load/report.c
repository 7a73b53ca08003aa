/* The one line of output: a JSON object. */
#include "load.h"

#include <stdio.h>

static const char *separator = "{";

static void key(const char *name) {
    printf("%s\"%s\": ", separator, name);
    separator = ", ";
}

void put_text(const char *name, const char *value) {
    key(name);
    printf("\"%s\"", value);
}

void put_number(const char *name, double value) {
    key(name);
    printf("%.6g", value);
}

void put_integer(const char *name, long long value) {
    key(name);
    printf("%lld", value);
}

void put_latency(const char *prefix, struct samples *samples) {
    static const struct {
        const char *name;
        double percent;
    } shown[] = {{"p50", 50}, {"p90", 90}, {"p99", 99}, {"p999", 99.9}, {"max", 100}};
    char name[64];
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        snprintf(name, sizeof name, "%s_%s_ms", prefix, shown[i].name);
        put_number(name, samples_percentile(samples, shown[i].percent));
    }
}

void put_window(double seconds, double server_cpu, double load_cpu) {
    put_number("seconds", seconds);
    put_number("server_cpu", server_cpu);
    put_number("load_cpu", load_cpu);
}

void put_end(void) {
    if (options.tls) {
        put_text("cipher", tls_cipher());
        put_integer("resumed", tls_resumed);
        put_integer("not_resumed", tls_new);
    }
    printf("}\n");
    fflush(stdout);
}
