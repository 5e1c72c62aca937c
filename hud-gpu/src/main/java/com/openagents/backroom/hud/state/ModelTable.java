package com.openagents.backroom.hud.state;

import java.util.List;
import java.util.Optional;

/// The one table of models: what their tokens cost and how much they read at once. A model that is not in it has no
/// price and no window: both are unknown then, never guessed.
///
/// ```
/// As of 2026-11-23. Prices are list prices in micro-USD per million tokens; cache writes at the 5-minute rate, because
/// events don't tell the two rates apart.
/// [1] Claude Code 2.1.330 stream-json, `modelUsage.*.costUSD` ("costBasis":"list") and `contextWindow`: six runs of
///     claude-opus-5-5 captured for this project; the four rates follow exactly from any four of them.
/// [2] Claude Code 2.0.76 stream-json of December 2025, `modelUsage`, in recordings of OpenAgentsInc/openagents.
/// [3] Anthropic, "Pricing" and "Models overview", docs.claude.com, read for December 2025.
/// ```
public final class ModelTable {
    /// The day the table was last compared with its sources.
    public static final String AS_OF = "2026-11-23";

    private static final long USD = 1_000_000;

    private static final List<Model> MODELS = List.of(
            new Model("claude-opus-5-5", 4 * USD, 20 * USD, USD / 5, 5 * USD, 1_000_000), // [1]
            new Model("claude-opus-4-5-20251101", 5 * USD, 25 * USD, USD / 2, 25 * USD / 4, 200_000), // [2]
            new Model("claude-sonnet-4-5-20250929", 3 * USD, 15 * USD, 3 * USD / 10, 15 * USD / 4, 200_000), // [2][3]
            new Model("claude-haiku-4-5-20251001", USD, 5 * USD, USD / 10, 5 * USD / 4, 200_000), // [2]
            new Model("claude-opus-4-1-20250805", 15 * USD, 75 * USD, 3 * USD / 2, 75 * USD / 4, 200_000), // [3]
            new Model("claude-sonnet-4-20250514", 3 * USD, 15 * USD, 3 * USD / 10, 15 * USD / 4, 200_000)); // [3]

    private ModelTable() {}

    /// One model.
    ///
    /// @param name its id in the source's records
    /// @param inputPerMillion micro-USD for a million input tokens
    /// @param windowTokens how many tokens it reads at once
    public record Model(
            String name,
            long inputPerMillion,
            long outputPerMillion,
            long cacheReadPerMillion,
            long cacheWritePerMillion,
            long windowTokens) {

        /// What the tokens cost in micro-USD, rounded to the nearest.
        public long microUsd(Tokens tokens) {
            long total = tokens.input() * inputPerMillion
                    + tokens.output() * outputPerMillion
                    + tokens.cacheRead() * cacheReadPerMillion
                    + tokens.cacheWrite() * cacheWritePerMillion;
            return Math.floorDiv(total + 500_000, 1_000_000L);
        }
    }

    /// The model of exactly this id.
    public static Optional<Model> find(String name) {
        for (Model model : MODELS) {
            if (model.name().equals(name)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }
}
