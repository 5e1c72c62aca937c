package com.openagents.backroom.server.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the lines of one file into events, in order. Used by one thread at a time.
public interface LineMapper {
    /// Maps one line.
    ///
    /// @throws BadLineException when the line can't be understood; the mapper is then as before the line
    void map(Line line, DraftSink out) throws BadLineException;

    /// Is told of a line that could not be understood, so that it counts for the session that it stands in. A file that
    /// is of no single session counts it for none.
    void unread(UnreadLine line, DraftSink out);

    /// Gives out what waits for further lines, as those read so far are handed over now and the next may be long in
    /// coming.
    void pause(DraftSink out);

    /// The session of the last mapped line; null when the file is of none, or none is known yet.
    @Nullable String session();

    /// What must be known to go on after the last mapped line, as JSON text. Asked for after [#pause].
    String state();

    /// How often records of a type that this mapper does not know were met since it was asked last, by type.
    Map<String, Long> takeUnknownRecords();
}
