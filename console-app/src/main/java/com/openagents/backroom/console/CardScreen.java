package com.openagents.backroom.console;

import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.widget.CardPage;
import javafx.scene.layout.Region;

/// A screen that is a page of cards and asks again every two seconds.
public abstract class CardScreen implements Screen {
    private final String title;
    private final CardPage page;

    /// @param id of its node
    protected CardScreen(String title, String id, Background background) {
        this.title = title;
        page = new CardPage(id, background);
    }

    /// The cards, and the work that is done for them.
    protected final CardPage page() {
        return page;
    }

    /// Asks for what is to be shown.
    protected abstract void ask();

    /// Nobody looks any more: what was begun and not finished is gone.
    protected void left() {}

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Region node() {
        return page.node();
    }

    @Override
    public final void shown() {
        page.shown(this::ask);
    }

    @Override
    public final void hidden() {
        page.hidden();
        left();
    }
}
