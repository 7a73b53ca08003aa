package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.FORWARD_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.FORWARD_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.LET_SERVER_DIAL_OUT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_CONTROL_PORT;
import static org.twinport.diagnosis.remedy.Remedy.OPEN_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_IDLE_TIME;
import static org.twinport.diagnosis.remedy.Remedy.SAME_SOURCE_ADDRESS;

import java.util.List;
import java.util.stream.Stream;

/** Docker, Kubernetes and the clouds; stateless. */
final class CloudSheets {

    private CloudSheets() {}

    static List<Fix> all() {
        Sheet docker = new Sheet(Product.DOCKER);
        docker(docker);
        Sheet kubernetes = new Sheet(Product.KUBERNETES);
        kubernetes(kubernetes);
        Sheet cloud = new Sheet(Product.CLOUD);
        cloud(cloud);
        return Stream.of(docker, kubernetes, cloud).flatMap(each -> each.fixes().stream()).toList();
    }

    private static void docker(Sheet sheet) {
        sheet.options(OPEN_CONTROL_PORT, "-p {port:21}:{port:21}")
                .options(FORWARD_CONTROL_PORT, "-p {port:21}:{port:21}")
                .options(
                        OPEN_PASSIVE_RANGE,
                        "-p {range_first}-{range_last}:{range_first}-{range_last}")
                .note("the same numbers on both sides: the server announces them")
                .options(
                        FORWARD_PASSIVE_RANGE,
                        "-p {range_first}-{range_last}:{range_first}-{range_last}")
                .note("the same numbers on both sides: the server announces them")
                .options(SAME_SOURCE_ADDRESS, "--network=host")
                .note(
                        "its own network shows the server the bridge's address instead of the client's")
                .options(LET_SERVER_DIAL_OUT, "--network=host")
                .note("so that the server dials from its own port 20");
    }

    private static void kubernetes(Sheet sheet) {
        sheet.config(OPEN_CONTROL_PORT, "hostNetwork: true", "dnsPolicy: ClusterFirstWithHostNet")
                .config(
                        OPEN_PASSIVE_RANGE,
                        "hostNetwork: true",
                        "dnsPolicy: ClusterFirstWithHostNet")
                .note("a Service knows no port ranges")
                .config(
                        FORWARD_PASSIVE_RANGE,
                        "hostNetwork: true",
                        "dnsPolicy: ClusterFirstWithHostNet")
                .note("a Service knows no port ranges")
                .config(
                        SAME_SOURCE_ADDRESS,
                        "externalTrafficPolicy: Local",
                        "sessionAffinity: ClientIP")
                .note(
                        "in the Service; both connections must reach the same pod, and keep the client's address");
    }

    private static void cloud(Sheet sheet) {
        sheet.menu(
                        OPEN_CONTROL_PORT,
                        "AWS: EC2 > Security Groups > Inbound rules > Edit: Custom TCP, port {port:21}; the network ACL, too, if it is not the default",
                        "Azure: the virtual machine > Networking > Inbound port rules > Add: TCP, port {port:21}",
                        "Google Cloud: VPC network > Firewall > Create firewall rule: Ingress, tcp:{port:21}")
                .menu(
                        OPEN_PASSIVE_RANGE,
                        "AWS: EC2 > Security Groups > Inbound rules > Edit: Custom TCP, ports {range_first}-{range_last}",
                        "Azure: the virtual machine > Networking > Inbound port rules > Add: TCP, ports {range_first}-{range_last}",
                        "Google Cloud: VPC network > Firewall > Create firewall rule: Ingress, tcp:{range_first}-{range_last}")
                .menu(
                        SAME_SOURCE_ADDRESS,
                        "Azure NAT gateway: one public IP address only",
                        "Load balancers: all ports to the same target, chosen by the client's address")
                .menu(
                        LET_SERVER_DIAL_OUT,
                        "The outbound rules of the server's security group or network: TCP to any port")
                .menu(
                        RAISE_IDLE_TIME,
                        "AWS: EC2 > Load Balancers > the listener > TCP idle timeout (350 seconds if nobody changed it)",
                        "Azure: the load balancer > Load balancing rules > Idle timeout (4 minutes if nobody changed it)");
    }
}
