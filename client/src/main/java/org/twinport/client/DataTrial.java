package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.protocol.reply.Reply;

/**
 * One way to a data connection that was tried and did not work.
 *
 * @param way EPSV, PASV, PORT or EPRT
 * @param reply the server's last reply to it, or null
 * @param attempt what happened on the network, or null if it did not come to that
 * @param finding why
 */
public record DataTrial(
        String way, @Nullable Reply reply, @Nullable DataAttempt attempt, Finding finding) {

    @Override
    public String toString() {
        return way + ": " + finding.replyText();
    }
}
