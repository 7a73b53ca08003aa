package org.twinport.protocol.command;

import org.twinport.protocol.Seed;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.transfer.ByteRange;
import org.twinport.protocol.transfer.TransferType;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Random commands of every kind that a client can write. */
final class Commands {

    private static final Verb[] CHECKSUMS = {
        Verb.XCRC, Verb.XMD5, Verb.XSHA, Verb.XSHA1, Verb.XSHA256
    };

    private static final List<Function<Seed, Command>> MAKERS =
            List.of(
                    s -> new Command.User(s.octets(9)),
                    s -> new Command.Pass(s.below(5) == 0 ? "" : s.octets(9)),
                    s -> new Command.Acct(s.octets(9)),
                    _ -> new Command.Rein(),
                    _ -> new Command.Quit(),
                    s -> new Command.Cwd(s.octets(9)),
                    _ -> new Command.Cdup(),
                    _ -> new Command.Pwd(),
                    s -> new Command.Port(endpoint("10.%d.%d.%d", 3, s)),
                    s -> new Command.Eprt(endpoint("192.0.%d.%d", 2, s)),
                    s -> new Command.Eprt(endpoint("2001:db8::%x:%x", 2, s)),
                    _ -> new Command.Pasv(),
                    s -> new Command.Epsv(s.oneOf(EpsvFamily.values())),
                    s -> new Command.Type(s.oneOf(TransferType.values())),
                    _ -> new Command.Stru(),
                    _ -> new Command.Mode(),
                    s -> new Command.Rest(s.longBelow(Long.MAX_VALUE - (1L << 20))),
                    s -> new Command.Allo(s.longBelow(1_000_000_000_000_000_000L)),
                    s -> new Command.Mkd(s.octets(9)),
                    s -> new Command.Rmd(s.octets(9)),
                    s -> new Command.Dele(s.octets(9)),
                    s -> new Command.Rnfr(s.octets(9)),
                    s -> new Command.Rnto(s.octets(9)),
                    s -> new Command.Size(s.octets(9)),
                    s -> new Command.Mdtm(s.octets(9)),
                    s -> new Command.SetMdtm(time(s), s.octets(9)),
                    s -> new Command.Mfmt(time(s), s.octets(9)),
                    s -> new Command.Mfct(time(s), s.octets(9)),
                    s -> new Command.Mff(facts(s), s.octets(9)),
                    s -> new Command.Hash(s.octets(9)),
                    s -> new Command.Md5(s.octets(9)),
                    s ->
                            new Command.Checksum(
                                    s.oneOf(CHECKSUMS),
                                    s.octets(9),
                                    s.below(2) == 0 ? null : range(s)),
                    s -> new Command.Chmod(s.below(01000), s.octets(9)),
                    s -> new Command.Utime(time(s), s.octets(9)),
                    s -> new Command.List(listed(s)),
                    s -> new Command.Nlst(listed(s)),
                    s -> new Command.Mlsd(listed(s)),
                    s -> new Command.Mlst(listed(s)),
                    s -> new Command.StatPath("/" + s.octets(9)),
                    s -> new Command.Retr(s.octets(9)),
                    s -> new Command.Stor(s.octets(9)),
                    s -> new Command.Stou(listed(s)),
                    s -> new Command.Appe(s.octets(9)),
                    _ -> new Command.Abor(),
                    _ -> new Command.Syst(),
                    _ -> new Command.Feat(),
                    s -> new Command.Help(listed(s)),
                    _ -> new Command.SiteHelp(),
                    _ -> new Command.SiteDiag(),
                    _ -> new Command.SiteDiagConnect(),
                    _ -> new Command.Noop(),
                    _ -> new Command.Stat(),
                    s -> new Command.Clnt(s.octets(9)),
                    s -> new Command.Auth(s.oneOf("TLS", "SSL", "TLS-C")),
                    s -> new Command.Pbsz(s.longBelow(1L << 32)),
                    s -> new Command.Prot(s.oneOf(Protection.values())),
                    _ -> new Command.Ccc(),
                    s -> new Command.Host(s.oneOf("ftp.example.org", "192.0.2.1", "[2001:db8::1]")),
                    s -> new Command.Lang(s.oneOf("", "EN", "en-GB")),
                    s -> new Command.Opts(s.octets(9)));

    private Commands() {}

    /** One command of each kind. */
    static List<Command> oneOfEach(Seed seed) {
        return MAKERS.stream().map(maker -> maker.apply(seed)).toList();
    }

    /** A path that no server takes for ls options, or none: the working directory. */
    private static String listed(Seed seed) {
        return seed.below(4) == 0 ? "" : "/" + seed.octets(9);
    }

    private static HostPort endpoint(String form, int numbers, Seed seed) {
        Object[] bytes = new Object[numbers];
        for (int i = 0; i < numbers; i++) {
            bytes[i] = seed.below(256);
        }
        return new HostPort(InetAddress.ofLiteral(form.formatted(bytes)), seed.below(65_536));
    }

    private static Instant time(Seed seed) {
        return Instant.ofEpochSecond(seed.longBelow(250_000_000_000L));
    }

    private static ByteRange range(Seed seed) {
        long start = seed.longBelow(1L << 40);
        return new ByteRange(start, start + 1 + seed.below(1 << 20));
    }

    private static FactChange facts(Seed seed) {
        int which = 1 + seed.below(7);
        return new FactChange(
                (which & 1) == 0 ? null : time(seed),
                (which & 2) == 0 ? null : time(seed),
                (which & 4) == 0 ? -1 : seed.below(01000));
    }
}
