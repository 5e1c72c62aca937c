package com.openagents.backroom.console.window;

import com.openagents.backroom.server.backoffice.Attention;
import org.jspecify.annotations.Nullable;

/// What the frame shows around every screen.
///
/// @param serverAddress host and port, as in `127.0.0.1:8787`
/// @param shared HUDs that others can see
/// @param attention what credits and payments need of the operator
/// @param unreadLines lines of the sources that could not be understood
/// @param link the HUD that is selected; null when there is none
/// @param held events that wait behind a paused view; null while it is not paused
public record FrameState(
        int waiting,
        int failed,
        int working,
        int sessions,
        String serverAddress,
        int sources,
        int troubledSources,
        long unreadLines,
        int shared,
        Attention attention,
        @Nullable Link link,
        @Nullable Long held) {

    /// The address under which a browser shows a HUD.
    ///
    /// @param url absolute, with scheme
    public record Link(String url, boolean isPublic, boolean isEmbedAllowed, int viewers) {
        /// The address without its scheme, as people read it.
        public String readable() {
            return url.replaceFirst("^https?://", "");
        }
    }
}
