package com.openagents.backroom.console.share;

import com.openagents.backroom.server.hud.QrCode;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// A QR code, black on white in both themes: that is what cameras read.
final class QrPicture extends Pane {
    /// Whole pixels for each module, so that its edges are sharp.
    private static final double PX_PER_MODULE = 4;

    QrPicture(QrCode code) {
        getStyleClass().add("qr");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("QR code of the link");
        SVGPath dark = new SVGPath();
        dark.getStyleClass().add("qr-dark");
        dark.setContent(code.path());
        dark.getTransforms().add(new Scale(PX_PER_MODULE, PX_PER_MODULE, 0, 0));
        dark.setManaged(false);
        getChildren().add(dark);
        double side = code.modules() * PX_PER_MODULE;
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
}
