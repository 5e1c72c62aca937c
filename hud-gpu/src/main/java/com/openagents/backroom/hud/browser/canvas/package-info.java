/// The canvas's script, hud-canvas.js: it folds the stream for itself and paints the HUD's panels over the page.
@NullMarked
package com.openagents.backroom.hud.browser.canvas;

import org.jspecify.annotations.NullMarked;
