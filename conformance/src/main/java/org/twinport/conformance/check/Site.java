package org.twinport.conformance.check;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * The server as one check sees it: opens connections in the state that the check wants, and closes
 * them all at its end; used by one thread.
 */
public final class Site implements AutoCloseable {
    private static final InetAddress STRANGER = InetAddress.ofLiteral("127.0.0.5");

    private final Target target;
    private final Workplace workplace;
    private final String name;
    private final List<AutoCloseable> open = new ArrayList<>();
    private boolean hasFolder;
    private boolean unreachable;

    /**
     * @param workplace where the check may write
     * @param name of the check's own directory there
     */
    public Site(Target target, Workplace workplace, String name) {
        this.target = target;
        this.workplace = workplace;
        this.name = name;
    }

    public Target target() {
        return target;
    }

    /** Whether the server did not even accept a connection. */
    public boolean isUnreachable() {
        return unreachable;
    }

    /** A connection on which nothing was said or read. */
    public Control dialled() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(target.address(), (int) target.deadline().toMillis());
        } catch (IOException e) {
            unreachable = true;
            socket.close();
            throw new IOException("no connection: " + e.getMessage(), e);
        }
        Control control = new Control(target, socket);
        open.add(control);
        return control;
    }

    /** A connection after its greeting. */
    public Control greeted() throws IOException, Unmet {
        Control control = dialled();
        Answer greeting = control.answer();
        while (greeting.code() == 120) {
            greeting = control.answer();
        }
        if (greeting.code() != 220) {
            throw Unmet.skipped("no service: " + greeting);
        }
        return control;
    }

    /** A connection whose user has logged in, in TYPE I. */
    public Control user() throws IOException, Unmet {
        Control control = greeted();
        login(control);
        control.ask("TYPE I");
        return control;
    }

    /** The same, in an empty directory of the check's own. */
    public Control inFolder() throws IOException, Unmet {
        Control control = user();
        enter(control);
        return control;
    }

    /** A connection under TLS before the login. */
    public Control secured() throws IOException, Unmet {
        Control control = greeted();
        Answer auth = control.ask("AUTH TLS").offeredToGuests();
        // 534 is a server without a certificate, 431 one whose certificate is not there now.
        if (auth.code() == 534 || auth.code() == 431) {
            throw Unmet.notOffered(auth.toString());
        }
        auth.is(234, 334);
        control.startTls();
        return control;
    }

    /** A connection under TLS with private data connections, in a directory of the check's own. */
    public Control securedInFolder() throws IOException, Unmet {
        Control control = secured();
        login(control);
        control.ask("TYPE I");
        control.ask("PBSZ 0").done();
        control.ask("PROT P").done();
        control.secureData(true);
        enter(control);
        return control;
    }

    /** USER and PASS. */
    public void login(Control control) throws IOException, Unmet {
        Answer answer = control.ask("USER " + target.user());
        if (answer.code() == 331) {
            answer = control.ask("PASS " + target.password());
        }
        if (!answer.reply().isCompletion()) {
            throw Unmet.skipped("no login: " + answer);
        }
    }

    private void enter(Control control) throws IOException, Unmet {
        String folder = workplace.folder() + "/" + name;
        if (!hasFolder) {
            control.makeDirectory(folder);
            hasFolder = true;
        }
        Answer entered = control.ask("CWD " + folder);
        if (!entered.reply().isCompletion()) {
            throw Unmet.skipped("the directory cannot be entered: " + entered);
        }
    }

    /**
     * Another address of this host: there is one for certain only where both ends are on IPv4
     * loopback.
     */
    public @Nullable InetAddress stranger() {
        InetAddress server = target.address().getAddress();
        boolean ours = server instanceof Inet4Address && server.isLoopbackAddress();
        return ours && !server.equals(STRANGER) ? STRANGER : null;
    }

    /** Something that the check has opened, to be closed at its end. */
    public <T extends AutoCloseable> T keep(T opened) {
        open.add(opened);
        return opened;
    }

    @Override
    public void close() {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception nothingLeftToDo) {
                // the check has its verdict
            }
        }
        open.clear();
    }
}
