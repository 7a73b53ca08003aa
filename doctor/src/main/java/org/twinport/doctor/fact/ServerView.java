package org.twinport.doctor.fact;

import org.twinport.protocol.diag.SessionView;

/**
 * What a Twinport server says it saw of this session (SITE DIAG).
 *
 * @param after the command of the try before it: EPSV, PASV, PORT or EPRT
 * @param sent what this end had sent, or what had arrived here: the argument of PORT, the endpoint
 *     of PASV
 * @param view what the server says
 */
public record ServerView(String after, String sent, SessionView view) {}
