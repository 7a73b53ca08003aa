package org.twinport.doctor.fact;

/**
 * What a Twinport server says it saw (SITE DIAG), taken after one try.
 *
 * @param after which try, such as "EPSV"
 * @param peer the address and port from which the server sees the control connection
 * @param announced the last address and port that it announced, or an empty string
 * @param received the last PORT or EPRT as it arrived, or an empty string
 * @param outcome what became of the last data connection in its eyes
 * @param cause the id of the cause it found, or an empty string
 */
public record ServerView(
        String after,
        String peer,
        String announced,
        String received,
        String outcome,
        String cause) {}
