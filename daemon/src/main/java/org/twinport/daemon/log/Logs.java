package org.twinport.daemon.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

import org.slf4j.spi.LoggingEventBuilder;
import org.twinport.server.event.ServerListener;
import org.twinport.server.event.SessionEvent;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The logs of one server; called by all sessions' threads, written by a thread of their own.
 *
 * <p>No line is ever dropped: a log that cannot be written fast enough fills its queue, and then
 * sessions wait. Each server has a Logback context of its own, so that two servers in one process
 * share nothing.
 */
public final class Logs implements ServerListener, AutoCloseable {

    private static final int QUEUE = 8_192;
    private static final int LAST_LINES_MILLIS = 10_000;

    /**
     * What is logged where.
     *
     * @param format of the event log
     * @param level the least that is logged
     * @param file of the event log; empty for the standard error stream
     * @param transfers file of the transfer log; empty for none
     */
    public record Plan(
            LogFormat format, LogLevel level, Optional<Path> file, Optional<Path> transfers) {}

    private final LoggerContext context = new LoggerContext();
    private final Clock clock;
    private final List<FileAppender<ILoggingEvent>> files = new ArrayList<>();
    private final Logger events;
    private final Logger transfers;

    private Logs(Plan plan, Clock clock) throws IOException {
        this.clock = clock;
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.getStatusManager()
                .add(status -> {
                    if (status.getEffectiveLevel() >= ch.qos.logback.core.status.Status.WARN) {
                        System.err.println("log: " + status.getMessage());
                    }
                });
        context.start();
        events = logger("events", plan.level());
        attach(
                events,
                appender(plan.file(), new LineLayout(plan.format()), StandardCharsets.UTF_8));
        transfers = logger("transfers", LogLevel.INFO);
        if (plan.transfers().isPresent()) {
            attach(
                    transfers,
                    appender(plan.transfers(), bareMessage(), StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * Opens the logs; files are created or appended to.
     *
     * @param clock for the transfer log, in whose time zone it is written
     * @throws IOException if a file cannot be written
     */
    public static Logs open(Plan plan, Clock clock) throws IOException {
        for (Path file :
                Stream.of(plan.file(), plan.transfers()).flatMap(Optional::stream).toList()) {
            requireWritable(file);
        }
        return new Logs(plan, clock);
    }

    private static void requireWritable(Path file) throws IOException {
        try (OutputStream _ =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            return;
        }
    }

    private Logger logger(String name, LogLevel level) {
        Logger logger = context.getLogger(name);
        logger.setAdditive(false);
        logger.setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level.level()));
        return logger;
    }

    private OutputStreamAppender<ILoggingEvent> appender(
            Optional<Path> file, Layout<ILoggingEvent> layout, Charset charset) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        layout.setContext(context);
        layout.start();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(charset);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender =
                file.isPresent() ? fileAppender(file.get()) : console();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private FileAppender<ILoggingEvent> fileAppender(Path file) {
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        appender.setAppend(true);
        files.add(appender);
        return appender;
    }

    /** The stream that is standard error now; never closed. */
    private static OutputStreamAppender<ILoggingEvent> console() {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setOutputStream(new Unclosable(System.err));
        return appender;
    }

    private Layout<ILoggingEvent> bareMessage() {
        PatternLayout layout = new PatternLayout();
        layout.setPattern("%msg%n");
        return layout;
    }

    private void attach(Logger logger, OutputStreamAppender<ILoggingEvent> appender) {
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName("twinport-log-" + logger.getName());
        queue.setQueueSize(QUEUE);
        queue.setDiscardingThreshold(0);
        queue.setNeverBlock(false);
        queue.setMaxFlushTime(LAST_LINES_MILLIS);
        queue.addAppender(appender);
        queue.start();
        logger.addAppender(queue);
    }

    @Override
    public void on(SessionEvent event) {
        if (events.isEnabledForLevel(EventLines.level(event).level())) {
            write(EventLines.of(event));
        }
        if (event instanceof SessionEvent.Transferred transferred
                && transfers.iteratorForAppenders().hasNext()) {
            transfers.info(Xferlog.line(transferred, ZonedDateTime.now(clock)));
        }
    }

    /** Logs something about the server itself. */
    public void write(LogLine line) {
        LoggingEventBuilder builder = events.atLevel(line.level().level());
        for (var field : line.fields().entrySet()) {
            builder = builder.addKeyValue(field.getKey(), field.getValue());
        }
        builder.log(line.event());
    }

    /**
     * Opens the files anew under their names, after a rotation moved them away; no line is lost.
     *
     * @throws IOException if one cannot be opened; it is written to as before
     */
    public void reopen() throws IOException {
        for (FileAppender<ILoggingEvent> appender : files) {
            requireWritable(Path.of(appender.getFile()));
            appender.openFile(appender.getFile());
        }
    }

    /** Writes what is queued, then ends the threads and closes the files. */
    @Override
    public void close() {
        context.stop();
    }

    /** Standard error belongs to the process. */
    private static final class Unclosable extends FilterOutputStream {
        Unclosable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
