package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.scene.Scene;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/// A place in the window that shows scenes as Vulkan paints them. FX thread only, but for what its [Press] calls.
///
/// ```
///  FX thread: wanted ──► render thread: encode, paint ──► newest ──► FX thread: shown ──► retired ──► home
/// ```
///
/// *Wanted* and *newest* are letter boxes for one: what is newer takes the place of what was not fetched. The picture
/// shown stays until another is there, of whatever size.
///
/// **When a picture may be painted over.** JavaFX draws on a thread of its own. A pulse runs our timer first; then it
/// copies the scene graph, and waits for that until all drawing of the pulse before has ended. So what the timer
/// replaced in one pulse is read by nobody from the timer's next pulse on; until then it is *retired*. When a surface
/// leaves the window, or the window closes, its pictures are safe from the second pulse on for the same reason.
public final class Surface {
    private static final int PULSES_AFTER_CLOSING = 2;

    private final VulkanRun run;
    private final ImageView view = new ImageView();
    private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();
    private final AtomicReference<@Nullable Picture> newest = new AtomicReference<>();
    private final Runnable fetch = this::fetch;
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private @Nullable Picture shown;
    private @Nullable Picture retired;
    private int pulsesLeft = PULSES_AFTER_CLOSING;
    private @Nullable Runnable onceShown;
    private volatile boolean isClosed;

    /// A scene to paint.
    ///
    /// @param scale device px to a logical px
    record Wanted(Scene scene, double scale) {}

    Surface(VulkanRun run) {
        this.run = run;
        view.setMouseTransparent(true);
        view.setManaged(false);
        view.setSmooth(false);
    }

    /// What shows the picture.
    public Node node() {
        return view;
    }

    /// Has a scene painted, soon.
    ///
    /// @param scale device px to a logical px
    public void paint(Scene scene, double scale) {
        if (!isClosed) {
            wanted.set(new Wanted(scene, scale));
            run.asked();
        }
    }

    /// Tells when the first picture is shown.
    public void onceShown(Runnable told) {
        onceShown = told;
    }

    /// Shows nothing any more.
    public void close() {
        if (!isClosed) {
            isClosed = true;
            wanted.set(null);
            view.setImage(null);
            pulses.start();
        }
    }

    private void fetch() {
        run.answered();
        pulses.start();
    }

    private void pulse() {
        if (isClosed) {
            pulsesLeft--;
            if (pulsesLeft <= 0) {
                pulses.stop();
                shown = bringHome(shown);
                retired = bringHome(retired);
                run.wake();
            }
            return;
        }
        retired = bringHome(retired);
        Picture next = newest.getAndSet(null);
        if (next == null) {
            pulses.stop();
        } else {
            retired = shown;
            shown = next;
            next.showIn(view);
            tellShown();
        }
    }

    private void tellShown() {
        Runnable told = onceShown;
        onceShown = null;
        if (told != null) {
            told.run();
        }
    }

    private @Nullable Picture bringHome(@Nullable Picture picture) {
        if (picture != null) {
            picture.bringHome();
            run.wake();
        }
        return null;
    }

    // What follows is called by the press.

    boolean isClosed() {
        return isClosed;
    }

    boolean isWaiting() {
        return wanted.get() != null;
    }

    /// Fetches the scene that is wanted.
    @Nullable Wanted takeWanted() {
        return wanted.getAndSet(null);
    }

    /// Puts a scene back that could not be painted yet, unless a newer one is wanted.
    void putBack(Wanted scene) {
        wanted.compareAndSet(null, scene);
    }

    /// Hands a picture over to be shown.
    void deliver(Picture picture) {
        Picture missed = newest.getAndSet(picture);
        if (missed != null) {
            missed.bringHome();
        }
        Platform.runLater(fetch);
    }

    /// Takes back what was delivered and not fetched.
    @Nullable Picture takeUnseen() {
        return newest.getAndSet(null);
    }
}
