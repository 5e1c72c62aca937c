package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import java.util.Optional;
import java.util.OptionalLong;

/// What one model was used for in a session.
///
/// @param tokens of all its responses
/// @param unreported tokens of those responses for which the source told no cost
/// @param reportedMicroUsd cost of the other responses
public record ModelUsage(String model, long responses, Tokens tokens, Tokens unreported, long reportedMicroUsd) {
    static ModelUsage none(String model) {
        return new ModelUsage(model, 0, Tokens.NONE, Tokens.NONE, 0);
    }

    ModelUsage plus(ModelUsage that) {
        return new ModelUsage(
                model,
                responses + that.responses,
                tokens.plus(that.tokens),
                unreported.plus(that.unreported),
                reportedMicroUsd + that.reportedMicroUsd);
    }

    ModelUsage minus(ModelUsage that) {
        return new ModelUsage(
                model,
                responses - that.responses,
                tokens.minus(that.tokens),
                unreported.minus(that.unreported),
                reportedMicroUsd - that.reportedMicroUsd);
    }

    /// What the source did not report, from the table; empty when it can't be known.
    OptionalLong pricedMicroUsd() {
        if (unreported.equals(Tokens.NONE)) {
            return OptionalLong.of(0);
        }
        Optional<ModelTable.Model> known = ModelTable.find(model);
        return known.isPresent()
                ? OptionalLong.of(Math.max(0, known.get().microUsd(unreported)))
                : OptionalLong.empty();
    }

    void write(FieldSink out) {
        out.text("model", model);
        out.number("responses", responses);
        tokens.write(out);
        out.object("unreported", unreported::write);
        out.number("reported_microusd", reportedMicroUsd);
    }

    static ModelUsage read(Fields in) {
        Fields unreported = in.object("unreported");
        return new ModelUsage(
                Read.text(in, "model"),
                Read.number(in, "responses"),
                Tokens.read(in),
                unreported == null ? Tokens.NONE : Tokens.read(unreported),
                Read.number(in, "reported_microusd"));
    }
}
