package org.twinport.protocol.command;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.listing.FactTime;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.ByteRange;
import org.twinport.protocol.transfer.HashAlgorithm;
import org.twinport.protocol.transfer.TransferType;

import java.time.Instant;
import java.util.Locale;

/**
 * One command as a value: what a server has parsed, what a client will write. Paths and texts are
 * octets, one char per byte. An empty path stands for the working directory where the RFC makes the
 * argument optional.
 */
public sealed interface Command {

    /** The verb this command is written with. */
    Verb verb();

    /** The argument as it is written after the verb and a space; empty for none. */
    default String argument() {
        return "";
    }

    /**
     * A line whose verb is in the table but which cannot be acted on: the reply is settled without
     * looking at any state.
     */
    record Invalid(Verb verb, ReplyCode code, String reason) implements Command {}

    /**
     * A line whose first word is no verb we know; the word is not kept, for it must not be repeated
     * to the client.
     */
    record Unknown() implements Command {
        @Override
        public Verb verb() {
            throw new IllegalStateException("an unknown command has no verb");
        }
    }

    /**
     * The first line of another protocol: whoever sends it will never understand an FTP reply.
     *
     * @param protocol HTTP, TLS or SSH
     */
    record Foreign(String protocol) implements Command {
        @Override
        public Verb verb() {
            throw new IllegalStateException("another protocol has no FTP verb");
        }
    }

    /** Who the user is, and the end of the session. */
    sealed interface Access extends Command {}

    /** Where the user stands. */
    sealed interface Navigation extends Command {}

    /** How the next data connection comes about. */
    sealed interface DataSetup extends Command {}

    /** How the next transfer is represented. */
    sealed interface Parameters extends Command {}

    /** Names and attributes; no data connection. */
    sealed interface Files extends Command {}

    /** What is there; the reply or the data connection carries it. */
    sealed interface Listing extends Command {}

    /** File bytes over the data connection. */
    sealed interface Transfer extends Command {}

    /** Questions that need no user. */
    sealed interface Info extends Command {}

    /** Protection of the two connections, and the host that the client means to talk to. */
    sealed interface Security extends Command {}

    /** What the server sees of this session. */
    sealed interface Diagnosis extends Command {}

    /** USER. */
    record User(String name) implements Access {
        @Override
        public Verb verb() {
            return Verb.USER;
        }

        @Override
        public String argument() {
            return name;
        }
    }

    /** PASS. */
    record Pass(String password) implements Access {
        @Override
        public Verb verb() {
            return Verb.PASS;
        }

        @Override
        public String argument() {
            return password;
        }

        /** Masked: a password must not reach a log by accident. */
        @Override
        public String toString() {
            return "Pass[password=****]";
        }
    }

    /** ACCT. */
    record Acct(String account) implements Access {
        @Override
        public Verb verb() {
            return Verb.ACCT;
        }

        @Override
        public String argument() {
            return account;
        }
    }

    /** REIN. */
    record Rein() implements Access {
        @Override
        public Verb verb() {
            return Verb.REIN;
        }
    }

    /** QUIT. */
    record Quit() implements Access {
        @Override
        public Verb verb() {
            return Verb.QUIT;
        }
    }

    /** CWD. */
    record Cwd(String path) implements Navigation {
        @Override
        public Verb verb() {
            return Verb.CWD;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** CDUP. */
    record Cdup() implements Navigation {
        @Override
        public Verb verb() {
            return Verb.CDUP;
        }
    }

    /** PWD. */
    record Pwd() implements Navigation {
        @Override
        public Verb verb() {
            return Verb.PWD;
        }
    }

    /** PORT. */
    record Port(HostPort target) implements DataSetup {
        @Override
        public Verb verb() {
            return Verb.PORT;
        }

        @Override
        public String argument() {
            return target.sixNumbers();
        }
    }

    /** EPRT. */
    record Eprt(HostPort target) implements DataSetup {
        @Override
        public Verb verb() {
            return Verb.EPRT;
        }

        @Override
        public String argument() {
            return target.eprt();
        }
    }

    /** PASV. */
    record Pasv() implements DataSetup {
        @Override
        public Verb verb() {
            return Verb.PASV;
        }
    }

    /** EPSV. */
    record Epsv(EpsvFamily family) implements DataSetup {
        @Override
        public Verb verb() {
            return Verb.EPSV;
        }

        @Override
        public String argument() {
            return family.argument();
        }
    }

    /** TYPE. */
    record Type(TransferType type) implements Parameters {
        @Override
        public Verb verb() {
            return Verb.TYPE;
        }

        @Override
        public String argument() {
            return type.letter();
        }
    }

    /** STRU. */
    record Stru() implements Parameters {
        @Override
        public Verb verb() {
            return Verb.STRU;
        }

        @Override
        public String argument() {
            return "F";
        }
    }

    /** MODE. */
    record Mode() implements Parameters {
        @Override
        public Verb verb() {
            return Verb.MODE;
        }

        @Override
        public String argument() {
            return "S";
        }
    }

    /** REST. */
    record Rest(long offset) implements Parameters {
        @Override
        public Verb verb() {
            return Verb.REST;
        }

        @Override
        public String argument() {
            return Long.toString(offset);
        }
    }

    /** ALLO. */
    record Allo(long size) implements Parameters {
        @Override
        public Verb verb() {
            return Verb.ALLO;
        }

        @Override
        public String argument() {
            return Long.toString(size);
        }
    }

    /** MKD. */
    record Mkd(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.MKD;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** RMD. */
    record Rmd(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.RMD;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** DELE. */
    record Dele(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.DELE;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** RNFR. */
    record Rnfr(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.RNFR;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** RNTO. */
    record Rnto(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.RNTO;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** SIZE. */
    record Size(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.SIZE;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** MDTM. */
    record Mdtm(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.MDTM;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** MDTM as SetMdtm. */
    record SetMdtm(Instant time, String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.MDTM;
        }

        @Override
        public String argument() {
            return FactTime.format(time) + " " + path;
        }
    }

    /** MFMT. */
    record Mfmt(Instant time, String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.MFMT;
        }

        @Override
        public String argument() {
            return FactTime.format(time) + " " + path;
        }
    }

    /** MFCT. */
    record Mfct(Instant time, String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.MFCT;
        }

        @Override
        public String argument() {
            return FactTime.format(time) + " " + path;
        }
    }

    /** MFF. */
    record Mff(FactChange change, String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.MFF;
        }

        @Override
        public String argument() {
            return change.text() + " " + path;
        }
    }

    /** SITE as Chmod. */
    record Chmod(int mode, String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.SITE;
        }

        @Override
        public String argument() {
            return "CHMOD " + String.format(Locale.ROOT, "%03o", mode) + " " + path;
        }
    }

    /** SITE as Utime. */
    record Utime(Instant time, String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.SITE;
        }

        @Override
        public String argument() {
            return "UTIME " + FactTime.format(time) + " " + path;
        }
    }

    /** HASH. */
    record Hash(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.HASH;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** MD5. */
    record Md5(String path) implements Files {
        @Override
        public Verb verb() {
            return Verb.MD5;
        }

        @Override
        public String argument() {
            return HashArguments.writtenForMd5(path);
        }
    }

    /**
     * XCRC, XMD5, XSHA, XSHA1 or XSHA256.
     *
     * @param verb one of these
     * @param range of the file, or null for all of it
     */
    record Checksum(Verb verb, String path, @Nullable ByteRange range) implements Files {

        /** The hash function that the verb names. */
        public HashAlgorithm algorithm() {
            return switch (verb) {
                case XCRC -> HashAlgorithm.CRC32;
                case XMD5 -> HashAlgorithm.MD5;
                case XSHA, XSHA1 -> HashAlgorithm.SHA_1;
                case XSHA256 -> HashAlgorithm.SHA_256;
                default -> throw new IllegalStateException(verb + " computes no checksum");
            };
        }

        @Override
        public String argument() {
            return HashArguments.written(path, range);
        }
    }

    /** LIST. */
    record List(String path) implements Listing {
        @Override
        public Verb verb() {
            return Verb.LIST;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** NLST. */
    record Nlst(String path) implements Listing {
        @Override
        public Verb verb() {
            return Verb.NLST;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** MLSD. */
    record Mlsd(String path) implements Listing {
        @Override
        public Verb verb() {
            return Verb.MLSD;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** MLST. */
    record Mlst(String path) implements Listing {
        @Override
        public Verb verb() {
            return Verb.MLST;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** STAT as StatPath. */
    record StatPath(String path) implements Listing {
        @Override
        public Verb verb() {
            return Verb.STAT;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** RETR. */
    record Retr(String path) implements Transfer {
        @Override
        public Verb verb() {
            return Verb.RETR;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** STOR. */
    record Stor(String path) implements Transfer {
        @Override
        public Verb verb() {
            return Verb.STOR;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** STOU. */
    record Stou(String path) implements Transfer {
        @Override
        public Verb verb() {
            return Verb.STOU;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** APPE. */
    record Appe(String path) implements Transfer {
        @Override
        public Verb verb() {
            return Verb.APPE;
        }

        @Override
        public String argument() {
            return path;
        }
    }

    /** ABOR. */
    record Abor() implements Transfer {
        @Override
        public Verb verb() {
            return Verb.ABOR;
        }
    }

    /** SYST. */
    record Syst() implements Info {
        @Override
        public Verb verb() {
            return Verb.SYST;
        }
    }

    /** FEAT. */
    record Feat() implements Info {
        @Override
        public Verb verb() {
            return Verb.FEAT;
        }
    }

    /** HELP. */
    record Help(String topic) implements Info {
        @Override
        public Verb verb() {
            return Verb.HELP;
        }

        @Override
        public String argument() {
            return topic;
        }
    }

    /** SITE as SiteHelp. */
    record SiteHelp() implements Info {
        @Override
        public Verb verb() {
            return Verb.SITE;
        }

        @Override
        public String argument() {
            return "HELP";
        }
    }

    /** SITE as SiteDiag. */
    record SiteDiag() implements Diagnosis {
        @Override
        public Verb verb() {
            return Verb.SITE;
        }

        @Override
        public String argument() {
            return "DIAG";
        }
    }

    /** SITE as SiteDiagConnect. */
    record SiteDiagConnect() implements Diagnosis {
        @Override
        public Verb verb() {
            return Verb.SITE;
        }

        @Override
        public String argument() {
            return "DIAG CONNECT";
        }
    }

    /** NOOP. */
    record Noop() implements Info {
        @Override
        public Verb verb() {
            return Verb.NOOP;
        }
    }

    /** STAT. */
    record Stat() implements Info {
        @Override
        public Verb verb() {
            return Verb.STAT;
        }
    }

    /** CLNT. */
    record Clnt(String client) implements Info {
        @Override
        public Verb verb() {
            return Verb.CLNT;
        }

        @Override
        public String argument() {
            return client;
        }
    }

    /**
     * LANG.
     *
     * @param tag a language tag, or empty for the default language
     */
    record Lang(String tag) implements Info {
        @Override
        public Verb verb() {
            return Verb.LANG;
        }

        @Override
        public String argument() {
            return tag;
        }
    }

    /** OPTS. */
    record Opts(String text) implements Info {
        @Override
        public Verb verb() {
            return Verb.OPTS;
        }

        @Override
        public String argument() {
            return text;
        }
    }

    /** AUTH; which mechanisms there are is the server's matter. */
    record Auth(String mechanism) implements Security {
        @Override
        public Verb verb() {
            return Verb.AUTH;
        }

        @Override
        public String argument() {
            return mechanism;
        }
    }

    /** PBSZ; with TLS the size has no meaning and is 0 (RFC 4217 section 9). */
    record Pbsz(long size) implements Security {
        @Override
        public Verb verb() {
            return Verb.PBSZ;
        }

        @Override
        public String argument() {
            return Long.toString(size);
        }
    }

    /** PROT with C or P; other levels never become a command. */
    record Prot(Protection level) implements Security {
        @Override
        public Verb verb() {
            return Verb.PROT;
        }

        @Override
        public String argument() {
            return level.letter();
        }
    }

    /** CCC. */
    record Ccc() implements Security {
        @Override
        public Verb verb() {
            return Verb.CCC;
        }
    }

    /** HOST; a literal IPv6 address stands in brackets (RFC 7151 section 3). */
    record Host(String name) implements Security {
        @Override
        public Verb verb() {
            return Verb.HOST;
        }

        @Override
        public String argument() {
            return name;
        }
    }
}
