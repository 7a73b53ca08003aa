/* TLS of both connections: the data connections offer the session of their control connection. */
#define _GNU_SOURCE
#include "load.h"

#include <openssl/err.h>
#include <stdio.h>
#include <string.h>

static SSL_CTX *context;
static char cipher[64] = "";
atomic_long tls_resumed, tls_new;

/* TLS 1.3 brings its tickets when the connection is read; the newest of the control connection is kept. */
static int keep(SSL *ssl, SSL_SESSION *ticket) {
    struct session *s = SSL_get_app_data(ssl);
    if (!s) return 0;
    if (s->ticket) SSL_SESSION_free(s->ticket);
    s->ticket = ticket;
    return 1;
}

/* One cipher for all servers: the one that both OpenSSL and the JDK prefer. */
void tls_start(void) {
    int version = options.tls == 12 ? TLS1_2_VERSION : TLS1_3_VERSION;
    context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_min_proto_version(context, version);
    SSL_CTX_set_max_proto_version(context, version);
    SSL_CTX_set_ciphersuites(context, "TLS_AES_256_GCM_SHA384");
    SSL_CTX_set_cipher_list(context, "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384");
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, keep);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
}

static void note(struct session *s, const char *what) {
    char text[200];
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    snprintf(s->line, sizeof s->line, "%s: %s", what, text);
}

SSL *tls_control(struct session *s) {
    SSL *ssl = SSL_new(context);
    SSL_set_app_data(ssl, s);
    SSL_set_fd(ssl, s->control);
    if (SSL_connect(ssl) == 1) return ssl;
    note(s, "handshake");
    SSL_free(ssl);
    return NULL;
}

/* OpenSSL takes a session of TLS 1.3 for used up once it was offered, so a copy is offered each time. */
static void offer(SSL *ssl, SSL_SESSION *ticket) {
    SSL_SESSION *copy = SSL_SESSION_dup(ticket);
    SSL_set_session(ssl, copy);
    SSL_SESSION_free(copy);
}

SSL *tls_data(struct session *s, int socket) {
    SSL *ssl = SSL_new(context);
    SSL_set_app_data(ssl, NULL);
    SSL_set_fd(ssl, socket);
    if (s->ticket) offer(ssl, s->ticket);
    if (SSL_connect(ssl) != 1) {
        note(s, "handshake of data");
        fail("session %d, %s", s->number, s->line);
    }
    if (SSL_session_reused(ssl)) atomic_fetch_add(&tls_resumed, 1);
    else atomic_fetch_add(&tls_new, 1);
    if (!cipher[0]) snprintf(cipher, sizeof cipher, "%s %s", SSL_get_version(ssl), SSL_get_cipher_name(ssl));
    return ssl;
}

const char *tls_cipher(void) {
    return cipher;
}
