/**
 * What a graphics processor is to nnlib: memory, programs, and lists of programs to run. Vulkan and OpenGL ES are two
 * ways to be one; nothing here names either. Imports nothing of nnlib.
 */
package dev.inkling.nnlib.gpu.device;
