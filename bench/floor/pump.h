/* The two loops that move bytes, shared by the floor and by the plain sockets it is held against. */
#ifndef PUMP_H
#define PUMP_H

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIPE_BYTES = 1 << 20 };

struct conduit {
    int in, out; /* the ends of the pipe that splice needs between a socket and a file */
};

static inline int conduit_open(struct conduit *conduit) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) return -1;
    fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES);
    *conduit = (struct conduit){ends[1], ends[0]};
    return 0;
}

static inline void conduit_close(struct conduit *conduit) {
    close(conduit->in);
    close(conduit->out);
}

/* File to socket by sendfile; 0 when all of it was taken. */
static inline int pump_out(int file, int socket) {
    struct stat status;
    if (fstat(file, &status) < 0) return -1;
    off_t at = 0;
    while (at < status.st_size) {
        if (sendfile(socket, file, &at, (size_t)(status.st_size - at)) <= 0) return -1;
    }
    return 0;
}

/* Socket to file by splice through the pipe; 0 at the end of the stream. */
static inline int pump_in(int socket, int file, struct conduit *conduit) {
    for (;;) {
        ssize_t waiting = splice(socket, NULL, conduit->in, NULL, PIPE_BYTES, SPLICE_F_MOVE | SPLICE_F_MORE);
        if (waiting <= 0) return (int)waiting;
        while (waiting > 0) {
            ssize_t moved = splice(conduit->out, NULL, file, NULL, (size_t)waiting, SPLICE_F_MOVE);
            if (moved <= 0) return -1;
            waiting -= moved;
        }
    }
}

#endif
