/** OpenGL ES on the desktop, for tests and for the command; see android.opengl. Imports nothing. */
package dev.inkling.nnlib.gles.desktop;
