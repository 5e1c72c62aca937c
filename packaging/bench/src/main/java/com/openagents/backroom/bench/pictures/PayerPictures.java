package com.openagents.backroom.bench.pictures;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;

/// Signs in, shares a HUD, buys credits, and takes pictures of the pages on the way.
///
/// @param origin of the server
/// @param login who signs in
record PayerPictures(PageCamera camera, String origin, String login) {
    private static final int HEIGHT_PX = 1_000;
    private static final String CARD = "4242424242424242";

    void take() {
        try (BrowserContext context = camera.open(PageCamera.dark(PageCamera.NARROW_PX, HEIGHT_PX))) {
            Page page = context.newPage();
            page.navigate(origin + "/");
            page.click("text=Connect GitHub");
            page.click("text=Continue as " + login);
            page.click("li:has-text('acme/website') >> text=Pick");
            page.waitForURL("**/hud/" + login + "/website");
            page.navigate(origin + "/shares");
            page.click("text=Link, frame, badge");
            page.click("text=What strangers see");
            camera.takeToEnd(Shot.PAGE_SHARES, page);
            page.navigate(origin + "/account");
            camera.takeToEnd(Shot.PAGE_ACCOUNT, page);
            addCard(page);
            page.click("nav.parts >> text=Credits");
            page.click("text=Buy for $60.00");
            page.waitForSelector("h1:has-text('1,000,000 credits are yours')");
            page.click("text=Invoice INV-000001");
            page.waitForSelector("article.invoice");
            camera.takeToEnd(Shot.PAGE_INVOICE, page);
            page.click("nav.parts >> text=Credits");
            camera.takeToEnd(Shot.PAGE_CREDITS, page);
        }
    }

    private void addCard(Page page) {
        page.navigate(origin + "/billing/cards");
        page.waitForSelector("#card-form button:not([disabled])");
        FrameLocator frame = page.frameLocator("#card iframe");
        frame.locator("[autocomplete=cc-number]").fill(CARD);
        frame.locator("[autocomplete=cc-exp]").fill("1234");
        frame.locator("[autocomplete=cc-csc]").fill("123");
        camera.takeToEnd(Shot.PAGE_CARDS, page);
        page.click("text=Add the card");
        page.waitForSelector("li:has-text('ending in 4242')");
    }
}
