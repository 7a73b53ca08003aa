package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ALLOW_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_CONTROL;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.ASSIGN_HELPER;
import static org.twinport.diagnosis.remedy.Remedy.CLAMP_MSS;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_ASK_FOR_20;
import static org.twinport.diagnosis.remedy.Remedy.FORWARD_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.FORWARD_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.LET_ICMP_THROUGH;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL_OUT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_IDLE_TIME;
import static org.twinport.diagnosis.remedy.Remedy.SAME_SOURCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.SWITCH_ALG_OFF;

import java.util.List;

/**
 * nftables: rules at the head of the usual chains of the usual table, or of those that were seen;
 * stateless.
 */
final class NftSheet {

    private NftSheet() {}

    static List<Fix> all() {
        Sheet sheet = new Sheet(Product.NFT);
        connecting(sheet);
        passive(sheet);
        active(sheet);
        return sheet.fixes();
    }

    private static void connecting(Sheet sheet) {
        sheet.nft(
                        OPEN_CONTROL_PORT,
                        "insert rule {table:inet filter} {chain:input} tcp dport {port:21} accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward")
                .nft(
                        FORWARD_CONTROL_PORT,
                        "insert rule {nat_table:ip nat} {nat_chain:prerouting} fib daddr type local tcp dport {port:21} dnat to {server}",
                        "insert rule {table:inet filter} {chain:forward} ct status dnat accept")
                .note("with the tables and chains that \"nft list ruleset\" shows")
                .nft(
                        ALLOW_OUTGOING_CONTROL,
                        "insert rule {table:inet filter} {chain:output} tcp dport {port:21} accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward")
                .nft(
                        ALLOW_CLIENT,
                        "insert rule {table:inet filter} {chain:input} {from_client} tcp dport {port:21} accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward");
    }

    private static void passive(Sheet sheet) {
        sheet.nft(
                        OPEN_PASSIVE_RANGE,
                        "insert rule {table:inet filter} {chain:input} tcp dport {range_first}-{range_last} accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward")
                .nft(
                        FORWARD_PASSIVE_RANGE,
                        "insert rule {nat_table:ip nat} {nat_chain:prerouting} \\",
                        "    fib daddr type local tcp dport {range_first}-{range_last} dnat to {server}",
                        "insert rule {table:inet filter} {chain:forward} ct status dnat accept")
                .note("with the tables and chains that \"nft list ruleset\" shows")
                .nft(
                        ALLOW_OUTGOING_PASSIVE,
                        "insert rule {table:inet filter} {chain:output} tcp dport {range_first}-{range_last} accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward")
                .nft(
                        ASSIGN_HELPER,
                        "add ct helper {table:inet filter} ftp-standard { type \"ftp\" protocol tcp; }",
                        "add chain {table:inet filter} ftp_helper { type filter hook prerouting priority filter; }",
                        "add rule {table:inet filter} ftp_helper tcp dport {port:21} ct helper set \"ftp-standard\"",
                        "insert rule {table:inet filter} {chain:input} ct state established,related accept")
                .note(
                        "for a client's own firewall the hook is output; on a router the last chain is forward")
                .root(SWITCH_ALG_OFF, "modprobe -r nf_nat_ftp nf_conntrack_ftp")
                .note("first take out the rules that \"nft list ruleset\" shows with \"ct helper\"")
                .nft(
                        SAME_SOURCE_ADDRESS,
                        "insert rule {nat_table:ip nat} {nat_chain:postrouting} {to_server} snat to {client}")
                .note("with the table and chain that \"nft list ruleset\" shows");
    }

    private static void active(Sheet sheet) {
        sheet.nft(
                        LET_SERVER_DIAL,
                        "insert rule {table:inet filter} {chain:input} {from_server} tcp sport 20 accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward")
                .nft(
                        LET_SERVER_DIAL_OUT,
                        "insert rule {table:inet filter} {chain:output} tcp sport 20 accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward")
                .nft(
                        DO_NOT_ASK_FOR_20,
                        "insert rule {table:inet filter} {chain:input} {from_server} tcp dport 1024-65535 accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on a router the chain is forward")
                .root(
                        RAISE_IDLE_TIME,
                        "sysctl -w net.netfilter.nf_conntrack_tcp_timeout_established=432000")
                .nft(
                        CLAMP_MSS,
                        "insert rule {table:inet filter} {chain:forward} tcp flags syn tcp option maxseg size set rt mtu")
                .note("with the table and chain that \"nft list ruleset\" shows")
                .nft(
                        LET_ICMP_THROUGH,
                        "insert rule {table:inet filter} {chain:forward} meta l4proto { icmp, ipv6-icmp } accept")
                .note(
                        "with the table and chain that \"nft list ruleset\" shows; on the server itself the chain is input");
    }
}
