package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.stream.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pages of HUDs as they were written last. One serves again while nothing on it has changed, and for a second at most,
/// as its clocks show seconds. However many ask for a page that is due, it is written once. Any thread may call it.
final class PageCache {
    /// Bytes of all pages kept: some hundreds of usual ones, and a few of the largest that there can be.
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    /// Pages kept, so that small ones of HUDs that nobody looks at any more do not pile up either.
    private static final int MAX_PAGES = 512;

    private final Map<Place, Page> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;

    /// Which page: what an audience sees of a HUD, in one of its forms.
    record Place(HudId hud, Audience audience, String form) {}

    /// What a page depends on, besides its place.
    ///
    /// @param version of what the audience sees
    record Stamp(Channel.Version version, long epochSecond, int viewers, HudSettings settings, String url) {}

    /// A page, and who writes it anew.
    private static final class Page {
        private final ReentrantLock writing = new ReentrantLock();
        private volatile @Nullable Written written;
    }

    /// A page as it was written last; its bytes stay as they are.
    private static final class Written {
        private final Stamp stamp;
        private final byte[] html;

        Written(Stamp stamp, byte[] html) {
            this.stamp = stamp;
            this.html = html;
        }
    }

    /// The page, written anew if need be.
    ///
    /// @param stamp as it is when it is asked; a page that is written after it can only be newer
    byte[] page(Place place, Supplier<Stamp> stamp, Supplier<byte[]> writer) {
        Page page = at(place);
        Optional<byte[]> ready = ready(page, stamp.get());
        if (ready.isPresent()) {
            return ready.get();
        }
        page.writing.lock();
        try {
            Stamp now = stamp.get();
            Optional<byte[]> meanwhile = ready(page, now);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            byte[] html = writer.get();
            keep(place, page, new Written(now, html));
            return html;
        } finally {
            page.writing.unlock();
        }
    }

    private static Optional<byte[]> ready(Page page, Stamp stamp) {
        Written written = page.written;
        return written != null && written.stamp.equals(stamp) ? Optional.of(written.html) : Optional.empty();
    }

    private Page at(Place place) {
        lock.lock();
        try {
            return pages.computeIfAbsent(place, _ -> new Page());
        } finally {
            lock.unlock();
        }
    }

    private void keep(Place place, Page page, Written now) {
        lock.lock();
        try {
            Written before = page.written;
            page.written = now;
            if (pages.get(place) == page) { // else it was dropped while it was written, and goes with its last reader
                bytes += now.html.length - (before == null ? 0 : before.html.length);
                dropEldest();
            }
        } finally {
            lock.unlock();
        }
    }

    private void dropEldest() {
        List<Place> byUse = new ArrayList<>(pages.keySet());
        for (Place eldest : byUse) {
            if (bytes <= MAX_BYTES && pages.size() <= MAX_PAGES) {
                return;
            }
            Page dropped = pages.remove(eldest);
            Written written = dropped == null ? null : dropped.written;
            bytes -= written == null ? 0 : written.html.length;
        }
    }

    /// Bytes of all pages kept.
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
