package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ACCEPT_TRUNCATED;
import static org.twinport.diagnosis.remedy.Remedy.ACCEPT_WRITABLE_ROOT;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_FOREIGN_PEER;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_CONTROL;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_OUTGOING_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_TLS_VERSIONS;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_CLIENT_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.ANSWER_CHALLENGE;
import static org.twinport.diagnosis.remedy.Remedy.ASSIGN_HELPER;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_ACCOUNT;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_NAME;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_PASSWORD;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_PATH;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_ROUTE;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_SIZE;
import static org.twinport.diagnosis.remedy.Remedy.CLAMP_MSS;
import static org.twinport.diagnosis.remedy.Remedy.CLOSE_SESSIONS;
import static org.twinport.diagnosis.remedy.Remedy.DATA_IN_CLEAR;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_ANNOUNCED_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_CERTIFICATE_NAME;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_FROM_20;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_PEER;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOTHING;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_ASK_FOR_20;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_REUSE;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_TLS;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_ACTIVE;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_TLS;
import static org.twinport.diagnosis.remedy.Remedy.FIND_INJECTOR;
import static org.twinport.diagnosis.remedy.Remedy.FORWARD_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.FORWARD_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.FREE_LOCAL_SPACE;
import static org.twinport.diagnosis.remedy.Remedy.FREE_SPACE;
import static org.twinport.diagnosis.remedy.Remedy.GIVE_CLIENT_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.GRANT_PERMISSION;
import static org.twinport.diagnosis.remedy.Remedy.IGNORE_ANNOUNCED_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.INSTALL_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.IPV4_ONLY;
import static org.twinport.diagnosis.remedy.Remedy.JOIN_NETWORK;
import static org.twinport.diagnosis.remedy.Remedy.KEEP_ALIVE;
import static org.twinport.diagnosis.remedy.Remedy.LET_ANONYMOUS_IN;
import static org.twinport.diagnosis.remedy.Remedy.LET_ICMP_THROUGH;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL_OUT;
import static org.twinport.diagnosis.remedy.Remedy.LET_USERS_IN;
import static org.twinport.diagnosis.remedy.Remedy.LISTEN_EVERYWHERE;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_ANONYMOUSLY;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_WITH_ACCOUNT;
import static org.twinport.diagnosis.remedy.Remedy.LOWER_MTU;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.OTHER_NETWORK;
import static org.twinport.diagnosis.remedy.Remedy.PROTECT_DATA;
import static org.twinport.diagnosis.remedy.Remedy.PUBLISH_NAME;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_IDLE_TIME;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_LIMITS;
import static org.twinport.diagnosis.remedy.Remedy.READ_SERVER_LOG;
import static org.twinport.diagnosis.remedy.Remedy.REMOVE_DEAD_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.RENEW_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_ACCOUNT_SERVICE;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_DNS;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_GREETING;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_RESOLVER;
import static org.twinport.diagnosis.remedy.Remedy.RESET_PASSWORD;
import static org.twinport.diagnosis.remedy.Remedy.RESUME_SESSION;
import static org.twinport.diagnosis.remedy.Remedy.RESUME_TRANSFER;
import static org.twinport.diagnosis.remedy.Remedy.RIGHT_PROTOCOL;
import static org.twinport.diagnosis.remedy.Remedy.SAME_SOURCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.SEND_DATA_SETUP;
import static org.twinport.diagnosis.remedy.Remedy.SERVER_KEEP_ALIVE;
import static org.twinport.diagnosis.remedy.Remedy.SET_ACTIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.SET_CLOCK;
import static org.twinport.diagnosis.remedy.Remedy.SET_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.START_HOST;
import static org.twinport.diagnosis.remedy.Remedy.START_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.SWITCH_ALG_OFF;
import static org.twinport.diagnosis.remedy.Remedy.SWITCH_LOOKUPS_OFF;
import static org.twinport.diagnosis.remedy.Remedy.TAKE_PROXY_OFF;
import static org.twinport.diagnosis.remedy.Remedy.TRANSFER_BINARY;
import static org.twinport.diagnosis.remedy.Remedy.TRUST_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.TRY_LATER;
import static org.twinport.diagnosis.remedy.Remedy.UPDATE_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.UPDATE_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.USE_ACTIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_CLEAR;
import static org.twinport.diagnosis.remedy.Remedy.USE_EXPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_IMPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASV_NOT_EPSV;
import static org.twinport.diagnosis.remedy.Remedy.USE_PORT;
import static org.twinport.diagnosis.remedy.Remedy.WAIT_FOR_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.WIDEN_RANGE;

import org.twinport.diagnosis.Cause;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which remedies help against a cause; stateless, for any thread. */
public final class Remedies {
    private static final Map<Cause, List<Remedy>> ALL = table();

    private Remedies() {}

    /** What to do, best first: the first is for the one whom the cause names as the actor. */
    public static List<Remedy> of(Cause cause) {
        return ALL.getOrDefault(cause, List.of());
    }

    private static Map<Cause, List<Remedy>> table() {
        Map<Cause, List<Remedy>> table = new EnumMap<>(Cause.class);
        connecting(table);
        greeting(table);
        tls(table);
        login(table);
        passiveSetup(table);
        passiveClosed(table);
        passiveOdd(table);
        active(table);
        data(table);
        transfer(table);
        return table;
    }

    private static void connecting(Map<Cause, List<Remedy>> table) {
        table.put(Cause.NAME_UNKNOWN, List.of(CHECK_NAME, DIAL_ADDRESS, PUBLISH_NAME));
        table.put(Cause.RESOLVER_FAILED, List.of(REPAIR_RESOLVER, DIAL_ADDRESS));
        table.put(Cause.NAME_PRIVATE, List.of(PUBLISH_NAME, JOIN_NETWORK));
        table.put(Cause.ADDRESS_DEAD, List.of(REMOVE_DEAD_ADDRESS, START_SERVER, DIAL_ADDRESS));
        table.put(
                Cause.IPV6_DEAD,
                List.of(REMOVE_DEAD_ADDRESS, LISTEN_EVERYWHERE, OPEN_CONTROL_PORT, IPV4_ONLY));
        table.put(Cause.NO_ROUTE, List.of(CHECK_ROUTE, JOIN_NETWORK));
        table.put(
                Cause.CONTROL_REFUSED,
                List.of(
                        START_SERVER,
                        LISTEN_EVERYWHERE,
                        USE_PORT,
                        FORWARD_CONTROL_PORT,
                        OPEN_CONTROL_PORT));
        table.put(
                Cause.CONTROL_DROPPED,
                List.of(OPEN_CONTROL_PORT, FORWARD_CONTROL_PORT, ALLOW_CLIENT, START_HOST));
        table.put(
                Cause.CONTROL_REJECTED,
                List.of(OPEN_CONTROL_PORT, FORWARD_CONTROL_PORT, ALLOW_CLIENT));
        table.put(Cause.CONTROL_BLOCKED_HERE, List.of(ALLOW_OUTGOING_CONTROL, OTHER_NETWORK));
        table.put(Cause.HOST_DOWN, List.of(START_HOST, DIAL_ADDRESS));
    }

    private static void greeting(Map<Cause, List<Remedy>> table) {
        table.put(Cause.NOT_FTP, List.of(USE_PORT, RIGHT_PROTOCOL, TAKE_PROXY_OFF));
        table.put(Cause.CLIENT_NOT_FTP, List.of(RIGHT_PROTOCOL, USE_PORT));
        table.put(Cause.IMPLICIT_TLS, List.of(USE_IMPLICIT_TLS));
        table.put(
                Cause.CONNECTION_CLOSED,
                List.of(ALLOW_CLIENT, READ_SERVER_LOG, TRY_LATER, TAKE_PROXY_OFF));
        table.put(Cause.GREETING_SLOW, List.of(SWITCH_LOOKUPS_OFF, REPAIR_DNS));
        table.put(Cause.GREETING_BROKEN, List.of(REPAIR_GREETING, TAKE_PROXY_OFF));
        table.put(Cause.SERVER_BROKEN, List.of(READ_SERVER_LOG, ACCEPT_WRITABLE_ROOT));
        table.put(Cause.SERVER_REFUSES_CLIENT, List.of(ALLOW_CLIENT, TRY_LATER));
        table.put(
                Cause.GREETING_MISSING,
                List.of(READ_SERVER_LOG, SWITCH_LOOKUPS_OFF, USE_IMPLICIT_TLS));
        table.put(Cause.SERVER_FULL, List.of(RAISE_LIMITS, CLOSE_SESSIONS, TRY_LATER));
    }

    private static void tls(Map<Cause, List<Remedy>> table) {
        table.put(
                Cause.TLS_REFUSED, List.of(ALLOW_TLS_VERSIONS, INSTALL_CERTIFICATE, UPDATE_CLIENT));
        table.put(
                Cause.TLS_STALLED,
                List.of(SWITCH_ALG_OFF, TAKE_PROXY_OFF, CLAMP_MSS, USE_IMPLICIT_TLS));
        table.put(Cause.TLS_NOT_OFFERED, List.of(ENABLE_TLS, USE_IMPLICIT_TLS, USE_CLEAR));
        table.put(Cause.TLS_VERSION, List.of(ALLOW_TLS_VERSIONS, UPDATE_SERVER, UPDATE_CLIENT));
        table.put(Cause.TLS_CLEAR_ONLY, List.of(USE_EXPLICIT_TLS));
        table.put(
                Cause.CLIENT_CERTIFICATE_WANTED,
                List.of(GIVE_CLIENT_CERTIFICATE, DO_NOT_DEMAND_CERTIFICATE));
        table.put(
                Cause.CERTIFICATE_EXPIRED,
                List.of(RENEW_CERTIFICATE, SET_CLOCK, TRUST_CERTIFICATE));
        table.put(
                Cause.CERTIFICATE_NAME,
                List.of(INSTALL_CERTIFICATE, DIAL_CERTIFICATE_NAME, TRUST_CERTIFICATE));
        table.put(Cause.TLS_REQUIRED, List.of(USE_EXPLICIT_TLS, DO_NOT_DEMAND_TLS));
        table.put(
                Cause.CERTIFICATE_UNTRUSTED,
                List.of(INSTALL_CERTIFICATE, TRUST_CERTIFICATE, TAKE_PROXY_OFF));
        table.put(Cause.BYTES_BEFORE_TLS, List.of(FIND_INJECTOR, USE_IMPLICIT_TLS, UPDATE_CLIENT));
    }

    private static void login(Map<Cause, List<Remedy>> table) {
        table.put(Cause.LOGIN_REFUSED, List.of(CHECK_PASSWORD, CHECK_ACCOUNT, RESET_PASSWORD));
        table.put(Cause.ANONYMOUS_ONLY, List.of(LOG_IN_ANONYMOUSLY, LET_USERS_IN));
        table.put(Cause.ANONYMOUS_REFUSED, List.of(LOG_IN_WITH_ACCOUNT, LET_ANONYMOUS_IN));
        table.put(Cause.ACCOUNT_WANTED, List.of(ANSWER_CHALLENGE, CHECK_ACCOUNT));
        table.put(Cause.LOGIN_LIMIT, List.of(RAISE_LIMITS, CLOSE_SESSIONS, TRY_LATER));
        table.put(
                Cause.LOGIN_STALLED, List.of(REPAIR_ACCOUNT_SERVICE, REPAIR_DNS, READ_SERVER_LOG));
    }

    private static void passiveSetup(Map<Cause, List<Remedy>> table) {
        table.put(Cause.PASSIVE_NAME_UNKNOWN, List.of(ANNOUNCE_ADDRESS, REPAIR_DNS));
        table.put(
                Cause.PASSIVE_RANGE_USED_UP,
                List.of(WIDEN_RANGE, OPEN_PASSIVE_RANGE, CLOSE_SESSIONS));
        table.put(
                Cause.PASSIVE_FOREIGN_ADDRESS,
                List.of(ANNOUNCE_ADDRESS, DIAL_ANNOUNCED_ADDRESS, IGNORE_ANNOUNCED_ADDRESS));
        table.put(
                Cause.DATA_SETUP_REFUSED, List.of(ENABLE_PASSIVE, ENABLE_ACTIVE, READ_SERVER_LOG));
        table.put(Cause.PASSIVE_DISABLED, List.of(ENABLE_PASSIVE, USE_ACTIVE));
        table.put(
                Cause.PASSIVE_REPLY_BROKEN,
                List.of(UPDATE_SERVER, ANNOUNCE_ADDRESS, SWITCH_ALG_OFF, USE_PASV_NOT_EPSV));
        table.put(
                Cause.PASSIVE_REWRITTEN,
                List.of(SWITCH_ALG_OFF, ANNOUNCE_ADDRESS, USE_EXPLICIT_TLS));
    }

    private static void passiveClosed(Map<Cause, List<Remedy>> table) {
        table.put(
                Cause.PASSIVE_NO_CONNECTION,
                List.of(
                        OPEN_PASSIVE_RANGE,
                        FORWARD_PASSIVE_RANGE,
                        SET_PASSIVE_RANGE,
                        ANNOUNCE_ADDRESS));
        table.put(
                Cause.PASSIVE_PRIVATE_ADDRESS,
                List.of(ANNOUNCE_ADDRESS, IGNORE_ANNOUNCED_ADDRESS, FORWARD_PASSIVE_RANGE));
        table.put(Cause.PASSIVE_FOREIGN_PEER, List.of(SAME_SOURCE_ADDRESS, ALLOW_FOREIGN_PEER));
        table.put(
                Cause.PASSIVE_REFUSED,
                List.of(FORWARD_PASSIVE_RANGE, OPEN_PASSIVE_RANGE, SET_PASSIVE_RANGE, USE_ACTIVE));
        table.put(
                Cause.PASSIVE_DROPPED,
                List.of(
                        OPEN_PASSIVE_RANGE,
                        FORWARD_PASSIVE_RANGE,
                        SET_PASSIVE_RANGE,
                        ASSIGN_HELPER,
                        USE_ACTIVE));
        table.put(
                Cause.PASSIVE_UNREACHABLE,
                List.of(OPEN_PASSIVE_RANGE, FORWARD_PASSIVE_RANGE, SET_PASSIVE_RANGE, USE_ACTIVE));
        table.put(
                Cause.PASSIVE_BLOCKED_HERE,
                List.of(ALLOW_OUTGOING_PASSIVE, OTHER_NETWORK, USE_ACTIVE));
    }

    private static void passiveOdd(Map<Cause, List<Remedy>> table) {
        table.put(
                Cause.PASSIVE_HIDDEN_BY_TLS,
                List.of(
                        OPEN_PASSIVE_RANGE,
                        FORWARD_PASSIVE_RANGE,
                        SET_PASSIVE_RANGE,
                        ANNOUNCE_ADDRESS,
                        USE_CLEAR));
        table.put(
                Cause.PASSIVE_SOME_PORTS,
                List.of(
                        OPEN_PASSIVE_RANGE,
                        FORWARD_PASSIVE_RANGE,
                        SET_PASSIVE_RANGE,
                        SWITCH_ALG_OFF));
        table.put(
                Cause.EPSV_BROKEN, List.of(SWITCH_ALG_OFF, USE_PASV_NOT_EPSV, OPEN_PASSIVE_RANGE));
        table.put(
                Cause.DATA_CLOSED_AT_ONCE,
                List.of(SAME_SOURCE_ADDRESS, TAKE_PROXY_OFF, ALLOW_FOREIGN_PEER));
    }

    private static void active(Map<Cause, List<Remedy>> table) {
        table.put(Cause.ACTIVE_DISABLED, List.of(USE_PASSIVE, ENABLE_ACTIVE));
        table.put(Cause.ACTIVE_REWRITTEN, List.of(SWITCH_ALG_OFF, USE_PASSIVE, USE_EXPLICIT_TLS));
        table.put(
                Cause.ACTIVE_PRIVATE_ADDRESS,
                List.of(USE_PASSIVE, ANNOUNCE_CLIENT_ADDRESS, DIAL_PEER));
        table.put(Cause.ACTIVE_FOREIGN_ADDRESS, List.of(USE_PASSIVE, ANNOUNCE_CLIENT_ADDRESS));
        table.put(Cause.ACTIVE_PRIVILEGED_PORT, List.of(USE_PASSIVE, SET_ACTIVE_RANGE));
        table.put(
                Cause.ACTIVE_REFUSED,
                List.of(LET_SERVER_DIAL, USE_PASSIVE, ANNOUNCE_CLIENT_ADDRESS));
        table.put(
                Cause.ACTIVE_DROPPED,
                List.of(LET_SERVER_DIAL, USE_PASSIVE, ANNOUNCE_CLIENT_ADDRESS));
        table.put(Cause.ACTIVE_UNREACHABLE, List.of(LET_SERVER_DIAL, USE_PASSIVE));
        table.put(Cause.ACTIVE_PORT_BUSY, List.of(SET_ACTIVE_RANGE, USE_PASSIVE));
        table.put(
                Cause.ACTIVE_NEVER_DIALLED,
                List.of(LET_SERVER_DIAL, USE_PASSIVE, LET_SERVER_DIAL_OUT));
        table.put(Cause.ACTIVE_BLOCKED_HERE, List.of(LET_SERVER_DIAL, USE_PASSIVE));
        table.put(Cause.ACTIVE_BLOCKED_THERE, List.of(LET_SERVER_DIAL_OUT, USE_PASSIVE));
        table.put(Cause.ACTIVE_PORT_NOT_20, List.of(DIAL_FROM_20, DO_NOT_ASK_FOR_20, USE_PASSIVE));
        table.put(Cause.ACTIVE_FOREIGN_PEER, List.of(SAME_SOURCE_ADDRESS, USE_PASSIVE));
    }

    private static void data(Map<Cause, List<Remedy>> table) {
        table.put(Cause.NO_DATA_SETUP, List.of(SEND_DATA_SETUP, UPDATE_CLIENT, SWITCH_ALG_OFF));
        table.put(
                Cause.DATA_TLS_FAILED,
                List.of(ALLOW_TLS_VERSIONS, TAKE_PROXY_OFF, RESUME_SESSION, UPDATE_CLIENT));
        table.put(
                Cause.DATA_TLS_NOT_RESUMED,
                List.of(RESUME_SESSION, DO_NOT_DEMAND_REUSE, UPDATE_CLIENT));
        table.put(
                Cause.DATA_TLS_TRUNCATED,
                List.of(UPDATE_CLIENT, ACCEPT_TRUNCATED, RESUME_TRANSFER));
        table.put(Cause.DATA_PROTECTION_MISSING, List.of(PROTECT_DATA, DO_NOT_DEMAND_TLS));
        table.put(Cause.DATA_PROTECTION_REFUSED, List.of(ENABLE_TLS, DATA_IN_CLEAR));
    }

    private static void transfer(Map<Cause, List<Remedy>> table) {
        table.put(Cause.COMMAND_REFUSED, List.of(CHECK_PATH, GRANT_PERMISSION));
        table.put(Cause.LOCAL_FILE_FAILED, List.of(FREE_LOCAL_SPACE));
        table.put(Cause.CONTROL_LOST, List.of(RAISE_IDLE_TIME, KEEP_ALIVE, SERVER_KEEP_ALIVE));
        table.put(Cause.ABORTED, List.of(DO_NOTHING));
        table.put(Cause.DATA_LOST, List.of(RAISE_IDLE_TIME, TAKE_PROXY_OFF, RESUME_TRANSFER));
        table.put(
                Cause.DATA_STALLED,
                List.of(CLAMP_MSS, LET_ICMP_THROUGH, TAKE_PROXY_OFF, RESUME_TRANSFER));
        table.put(Cause.MTU_BLACK_HOLE, List.of(CLAMP_MSS, LET_ICMP_THROUGH, LOWER_MTU));
        table.put(
                Cause.GATEWAY_ENDS_SESSION,
                List.of(SWITCH_ALG_OFF, TAKE_PROXY_OFF, USE_EXPLICIT_TLS, USE_PASV_NOT_EPSV));
        table.put(Cause.DATA_SHORT, List.of(READ_SERVER_LOG, FREE_SPACE, RESUME_TRANSFER));
        table.put(Cause.DISK_FAILED, List.of(FREE_SPACE, READ_SERVER_LOG));
        table.put(Cause.SHUTDOWN, List.of(START_SERVER, WAIT_FOR_SERVER, RESUME_TRANSFER));
        table.put(Cause.CONTENT_DIFFERS, List.of(TRANSFER_BINARY, CHECK_SIZE, TAKE_PROXY_OFF));
        table.put(Cause.CONTROL_FORGOTTEN, List.of(RAISE_IDLE_TIME, KEEP_ALIVE, SERVER_KEEP_ALIVE));
        table.put(
                Cause.FINAL_REPLY_MISSING,
                List.of(RAISE_IDLE_TIME, CHECK_SIZE, KEEP_ALIVE, SERVER_KEEP_ALIVE));
    }
}
