/**
 * Graphics processors through OpenGL ES 3.1: the device that nnlib.gpu computes on, with Android's own classes alone.
 * Imports compute, gpu, gpu.device and android.opengl.
 */
package dev.inkling.nnlib.gles;
