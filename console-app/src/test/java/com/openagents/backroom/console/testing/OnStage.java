package com.openagents.backroom.console.testing;

import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationAdapter;
import org.testfx.framework.junit5.ApplicationFixture;
import org.testfx.util.WaitForAsyncUtils;

/// Opens something in a window before each test, and closes it after; tests that ask for a robot get one.
public final class OnStage implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final FxRobot robot = new FxRobot();
    private final Consumer<Stage> open;
    private final Runnable close;
    private @Nullable Application opened;

    /// @param open called on the FX thread, as `close` is
    public OnStage(Consumer<Stage> open, Runnable close) {
        this.open = open;
        this.close = close;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        FxToolkit.registerPrimaryStage();
        opened = FxToolkit.setupApplication(() -> new ApplicationAdapter(new Fixture()));
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        FxToolkit.cleanupAfterTest(robot, opened);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return robot;
    }

    private final class Fixture implements ApplicationFixture {
        @Override
        public void init() {}

        @Override
        public void start(Stage stage) {
            open.accept(stage);
        }

        @Override
        public void stop() {
            close.run();
        }
    }
}
