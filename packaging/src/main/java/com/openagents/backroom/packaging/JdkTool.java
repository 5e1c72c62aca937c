package com.openagents.backroom.packaging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.spi.ToolProvider;

/// A program of the JDK, run in this process.
record JdkTool(String name) {
    /// Runs it to its end.
    ///
    /// @throws PackagingException with all it said when it fails
    void run(List<String> arguments) {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() ->
                        new PackagingException("This JDK has no " + name + "; install a whole one and try again."));
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int code = tool.run(writer, writer, arguments.toArray(String[]::new));
        writer.flush();
        if (code != 0) {
            throw new PackagingException(name + " failed: " + said.toString().strip());
        }
    }
}
