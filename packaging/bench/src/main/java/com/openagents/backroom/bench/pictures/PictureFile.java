package com.openagents.backroom.bench.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Pictures as small files: PNG with a palette.
final class PictureFile {
    private static final int BITS = 8;

    private PictureFile() {}

    static void write(Path file, Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        write(file, argb, width, height);
    }

    /// Writes what is a PNG already.
    static void write(Path file, byte[] png) {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int width = image.getWidth();
        int height = image.getHeight();
        write(file, image.getRGB(0, 0, width, height, null, 0, width), width, height);
    }

    private static void write(Path file, int[] argb, int width, int height) {
        FewColors colors = new FewColors(argb);
        int[] palette = colors.palette();
        IndexColorModel model =
                new IndexColorModel(BITS, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int i = 0; i < argb.length; i++) {
            image.getRaster().setSample(i % width, i / width, 0, colors.place(argb[i]));
        }
        try (OutputStream out = Files.newOutputStream(file);
                @Nullable ImageOutputStream png = ImageIO.createImageOutputStream(out)) {
            if (png == null) {
                throw new IOException("this Java writes no pictures");
            }
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            ImageWriteParam smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.setOutput(png);
            writer.write(null, new IIOImage(image, null, null), smallest);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
