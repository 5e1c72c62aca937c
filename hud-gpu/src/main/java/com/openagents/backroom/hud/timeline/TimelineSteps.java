package com.openagents.backroom.hud.timeline;

import com.openagents.backroom.hud.state.CallLog.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a reader gets from what a timeline shows: earlier and later by half of it, nearer and wider, and by dragging.
/// A step skips time in which nothing was called: of a day, a second is soon found.
///
/// @param newestMillis where the newest time ends
/// @param earlier null at the first call
/// @param later null where the newest is shown
public record TimelineSteps(
        TimelineZoom zoom,
        long toMillis,
        long newestMillis,
        @Nullable TimelineSpan earlier,
        @Nullable TimelineSpan later) {
    /// The steps from a timeline.
    public static TimelineSteps of(Timeline timeline) {
        long half = timeline.zoom().spanMillis() / 2;
        long from = timeline.fromMillis();
        long to = timeline.toMillis();
        long newest = timeline.newestMillis();
        long before = timeline.firstMillis(); // the last end of a call that began before the middle
        long after = newest; // the first beginning of one that ends after it
        for (TimelineRow row : timeline.rows()) {
            for (Call call : row.session().calls().calls()) {
                long end = call.endMillis(to);
                if (call.beginMillis() <= to - half) {
                    before = Math.max(before, end);
                }
                if (end >= from + half) {
                    after = Math.min(after, call.beginMillis());
                }
            }
        }
        long earlier = before >= from - half ? to - half : before + half / 2;
        long later = after <= to + half ? to + half : after + half + half / 2;
        return new TimelineSteps(
                timeline.zoom(),
                to,
                newest,
                from > timeline.firstMillis() ? TimelineSpan.upTo(timeline.zoom(), earlier, newest) : null,
                to < newest ? TimelineSpan.upTo(timeline.zoom(), later, newest) : null);
    }

    /// The same at another zoom: up to what is newest if that is shown, else around the same moment.
    public TimelineSpan zoomed(TimelineZoom other) {
        return toMillis == newestMillis
                ? TimelineSpan.newest(other)
                : TimelineSpan.upTo(other, toMillis + (other.spanMillis() - zoom.spanMillis()) / 2, newestMillis);
    }

    /// So many zooms nearer, or wider below 0, as far as there are any.
    public TimelineSpan nearer(int steps) {
        List<TimelineZoom> zooms = List.of(TimelineZoom.values());
        return zoomed(zooms.get(Math.clamp(zooms.indexOf(zoom) - steps, 0, zooms.size() - 1)));
    }

    /// The same dragged to the right by so many parts of its width.
    public TimelineSpan dragged(double part) {
        return TimelineSpan.upTo(zoom, toMillis - Math.round(part * zoom.spanMillis()), newestMillis);
    }
}
