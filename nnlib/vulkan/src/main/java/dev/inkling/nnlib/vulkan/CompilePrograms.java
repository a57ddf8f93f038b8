package dev.inkling.nnlib.vulkan;

import static org.lwjgl.util.shaderc.Shaderc.shaderc_compile_into_spv;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compiler_initialize;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_compiler_release;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_glsl_compute_shader;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_get_bytes;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_get_compilation_status;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_get_error_message;
import static org.lwjgl.util.shaderc.Shaderc.shaderc_result_release;

import dev.inkling.nnlib.gpu.Programs;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compiles every program to SPIR-V. Part of the build alone. */
public final class CompilePrograms {
    private CompilePrograms() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        long compiler = shaderc_compiler_initialize();
        for (ProgramSource source : Programs.all().values()) {
            long result = shaderc_compile_into_spv(
                    compiler, VulkanSource.of(source), shaderc_glsl_compute_shader, source.name(), "main", 0);
            if (shaderc_result_get_compilation_status(result) != 0) {
                throw new IllegalStateException(
                        source.name() + " does not compile:\n" + shaderc_result_get_error_message(result));
            }
            ByteBuffer code = shaderc_result_get_bytes(result);
            byte[] bytes = new byte[code.remaining()];
            code.get(bytes);
            Files.write(folder.resolve(source.name() + ".spv"), bytes);
            shaderc_result_release(result);
        }
        shaderc_compiler_release(compiler);
    }
}
