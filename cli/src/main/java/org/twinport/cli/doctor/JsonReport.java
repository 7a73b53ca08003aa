package org.twinport.cli.doctor;

import org.twinport.diagnosis.remedy.Product;
import org.twinport.doctor.Report;
import org.twinport.doctor.fact.Moment;
import org.twinport.doctor.report.Forward;
import org.twinport.doctor.report.Ports;
import org.twinport.doctor.report.Prescription;
import org.twinport.doctor.report.Prescriptions;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Verdict;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The report for programs; the names of the fields are stable. */
public final class JsonReport {

    private final JsonGenerator json;
    private final Report report;

    private JsonReport(JsonGenerator json, Report report) {
        this.json = json;
        this.report = report;
    }

    /** Writes the report as one object. */
    public static void write(JsonGenerator json, Report report) {
        new JsonReport(json, report).write();
    }

    private void write() {
        Verdict verdict = report.verdict();
        json.writeStartObject();
        json.writeStringProperty("host", report.question().host());
        json.writeNumberProperty("port", report.question().port());
        json.writeStringProperty("mode", word(report.question().mode()));
        json.writeBooleanProperty("healthy", verdict.healthy());
        json.writeStringProperty("verdict", verdict.sentence());
        first(verdict);
        array("causes", verdict.causes(), this::diagnosis);
        array("notAsked", verdict.notAsked(), this::diagnosis);
        strings("works", verdict.works());
        strings("untested", verdict.untested());
        array("ports", Ports.of(report), this::port);
        array("timeline", report.facts().timeline(), this::moment);
        strings("message", verdict.first().map(d -> Forward.of(report, d)).orElse(List.of()));
        json.writeStringProperty("began", report.facts().began().toString());
        json.writeNumberProperty("seconds", report.facts().took().toMillis() / 1000.0);
        json.writeEndObject();
    }

    private void first(Verdict verdict) {
        if (verdict.first().isEmpty()) {
            for (String name : List.of("cause", "stage", "confidence", "who")) {
                json.writeNullProperty(name);
            }
            strings("evidence", List.of());
            array("fix", List.<Prescription>of(), this::prescription);
            array("alternatives", List.<Diagnosis.Alternative>of(), this::alternative);
            return;
        }
        Diagnosis d = verdict.first().get();
        json.writeStringProperty("cause", d.cause().id());
        json.writeStringProperty("stage", word(d.cause().stage()));
        json.writeStringProperty("confidence", word(d.confidence()));
        json.writeStringProperty("who", d.actor().words());
        strings("evidence", d.finding().evidence());
        array("fix", Prescriptions.of(report, d), this::prescription);
        array("alternatives", d.alternatives(), this::alternative);
    }

    private void diagnosis(Diagnosis d) {
        json.writeStartObject();
        json.writeStringProperty("id", d.cause().id());
        json.writeStringProperty("stage", word(d.cause().stage()));
        json.writeStringProperty("sentence", d.cause().sentence());
        json.writeStringProperty("detail", d.finding().detail());
        json.writeStringProperty("confidence", word(d.confidence()));
        json.writeBooleanProperty("blocks", d.blocks());
        json.writeStringProperty("who", d.actor().words());
        strings("evidence", d.finding().evidence());
        array("fix", Prescriptions.of(report, d), this::prescription);
        array("alternatives", d.alternatives(), this::alternative);
        json.writeEndObject();
    }

    private void prescription(Prescription each) {
        json.writeStartObject();
        json.writeStringProperty("remedy", each.remedy().id());
        json.writeStringProperty("sentence", each.remedy().sentence());
        json.writeStringProperty("who", each.remedy().actor().words());
        if (each.product().isPresent()) {
            Product product = each.product().get();
            json.writeStringProperty("product", product.label());
            json.writeStringProperty("kind", word(product.kind()));
            json.writeStringProperty("where", each.where());
        }
        strings("lines", each.lines());
        json.writeStringProperty("note", each.note());
        json.writeBooleanProperty("proved", each.proved());
        json.writeEndObject();
    }

    private void alternative(Diagnosis.Alternative each) {
        json.writeStartObject();
        json.writeStringProperty("id", each.cause().id());
        json.writeStringProperty("settle", each.settle());
        json.writeEndObject();
    }

    private void port(Ports.PortLine each) {
        json.writeStartObject();
        json.writeStringProperty("port", each.port());
        json.writeStringProperty("state", each.state());
        json.writeStringProperty("detail", each.detail());
        json.writeEndObject();
    }

    private void moment(Moment each) {
        json.writeStartObject();
        json.writeNumberProperty("ms", each.at().toMillis());
        json.writeStringProperty("connection", word(each.connection()));
        json.writeStringProperty("direction", word(each.direction()));
        json.writeStringProperty("text", each.text());
        json.writeEndObject();
    }

    private <T> void array(String name, List<T> values, Consumer<T> writer) {
        json.writeArrayPropertyStart(name);
        values.forEach(writer);
        json.writeEndArray();
    }

    private void strings(String name, List<String> values) {
        array(name, values, v -> json.writeString(v));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
