package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.util.shaderc.Shaderc.shaderc_compilation_status_success;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compile_into_spv;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compile_options_initialize;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compile_options_release;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compile_options_set_optimization_level;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compile_options_set_target_env;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compile_options_set_warnings_as_errors;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compiler_initialize;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compiler_release;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_env_version_vulkan_1_1;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_fragment_shader;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_optimization_level_performance;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_get_bytes;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_get_compilation_status;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_get_error_message;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_release;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_target_env_vulkan;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_vertex_shader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lwjgl.Version;

/// A build step: compiles the shaders to SPIR-V, when their text or the compiler has changed.
///
/// Beside each compiled shader's folder lies a stamp: the text it was compiled from and the version of the compiler.
final class CompileShaders {
    private CompileShaders() {}

    /// Writes the compiled shaders and their stamps, unless they are there and current.
    ///
    /// @param args a folder for the stamps, and the folder to write to
    public static void main(String[] args) throws IOException {
        Path stamps = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Files.createDirectories(stamps);
        Files.createDirectories(target);
        compile("vert", Shaders.VERTEX, shaderc_vertex_shader, stamps, target);
        compile("frag", Shaders.FRAGMENT, shaderc_fragment_shader, stamps, target);
    }

    private static void compile(String stage, String text, int kind, Path stamps, Path target) throws IOException {
        Path stamp = stamps.resolve(stage + ".stamp");
        Path compiled = target.resolve(Shaders.resource(stage));
        String content = "LWJGL " + Version.getVersion() + "\n" + text;
        if (Files.exists(compiled)
                && Files.exists(stamp)
                && Files.readString(stamp).equals(content)) {
            return;
        }
        Files.write(compiled, spirv(stage, text, kind));
        Files.writeString(stamp, content);
    }

    private static byte[] spirv(String stage, String text, int kind) throws IOException {
        long compiler = shaderc_compiler_initialize();
        long options = shaderc_compile_options_initialize();
        shaderc_compile_options_set_target_env(options, shaderc_target_env_vulkan, shaderc_env_version_vulkan_1_1);
        shaderc_compile_options_set_optimization_level(options, shaderc_optimization_level_performance);
        shaderc_compile_options_set_warnings_as_errors(options);
        long result = shaderc_compile_into_spv(compiler, text, kind, "hud." + stage, "main", options);
        try {
            ByteBuffer bytes = shaderc_result_get_bytes(result);
            if (shaderc_result_get_compilation_status(result) != shaderc_compilation_status_success || bytes == null) {
                throw new IOException(
                        "The shader " + stage + " can't be compiled: " + shaderc_result_get_error_message(result));
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } finally {
            shaderc_result_release(result);
            shaderc_compile_options_release(options);
            shaderc_compiler_release(compiler);
        }
    }
}
