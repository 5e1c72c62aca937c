package com.openagents.backroom.hud.text;

/// A piece of a text, where it is drawn.
///
/// @param text in the order in which it is read
/// @param x px from the left edge of the whole text
/// @param width the room that it has, in px
/// @param isForeign whether it is a word that the shipped fonts lack, to be drawn as one image
/// @param isRightToLeft whether its letters run that way
public record TextRun(String text, double x, double width, boolean isForeign, boolean isRightToLeft) {}
