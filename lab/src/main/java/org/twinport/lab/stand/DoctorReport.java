package org.twinport.lab.stand;

import org.twinport.testkit.tool.ToolResult;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the doctor said; a value.
 *
 * @param causes all that hold, by their ids
 * @param complaint why there is no verdict; empty if there is one
 */
public record DoctorReport(
        boolean healthy,
        Optional<String> cause,
        List<String> causes,
        List<Fix> fixes,
        String verdict,
        Duration time,
        Optional<String> complaint) {

    /** What to change in one product. */
    public record Fix(String product, List<String> lines) {}

    static DoctorReport of(ToolResult result, long nanos) {
        Duration time = Duration.ofNanos(nanos);
        try {
            return of(JsonValue.parse(result.output()), time);
        } catch (RuntimeException unreadable) {
            Optional<String> complaint = Optional.of(unreadable + "\n" + result);
            return new DoctorReport(
                    false, Optional.empty(), List.of(), List.of(), "", time, complaint);
        }
    }

    private static DoctorReport of(Map<String, Object> json, Duration time) {
        return new DoctorReport(
                Boolean.TRUE.equals(json.get("healthy")),
                JsonValue.text(json, "cause"),
                JsonValue.objects(json, "causes").stream()
                        .flatMap(each -> JsonValue.text(each, "id").stream())
                        .toList(),
                JsonValue.objects(json, "fix").stream().map(DoctorReport::fix).toList(),
                JsonValue.text(json, "verdict").orElse(""),
                time,
                Optional.empty());
    }

    private static Fix fix(Map<String, Object> json) {
        return new Fix(JsonValue.text(json, "product").orElse(""), JsonValue.texts(json, "lines"));
    }

    /** What there is for a product; the name is compared without case. */
    public List<List<String>> fixesFor(String product) {
        return fixes.stream()
                .filter(fix -> fix.product().equalsIgnoreCase(product))
                .map(Fix::lines)
                .filter(lines -> !lines.isEmpty())
                .toList();
    }
}
