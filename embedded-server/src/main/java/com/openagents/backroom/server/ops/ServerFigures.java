package com.openagents.backroom.server.ops;

import java.util.function.LongSupplier;

/// What the server counts, for its metrics.
///
/// @param viewers streams open now
/// @param connections open now, on both listeners
/// @param huds loaded
/// @param events taken since the start
/// @param sources folders that are watched
/// @param deadLetters lines that could not be understood
/// @param breaches things in the books that do not hold; while there are any, nobody spends
public record ServerFigures(
        LongSupplier viewers,
        LongSupplier connections,
        LongSupplier huds,
        LongSupplier events,
        LongSupplier sources,
        LongSupplier deadLetters,
        LongSupplier breaches) {}
