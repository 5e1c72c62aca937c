package com.openagents.backroom.server.web;

import java.util.List;

/// Requests whose end two readers could see differently (requirement NET-10): what follows the first lines, with the
/// empty line and a body. Of RFC 9112 (11.2) and of what parsers were found to differ in.
final class SmuggledRequests {
    static final List<String> ALL = List.of(
            // length and chunks together
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            // two lengths
            "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
            "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
            "Content-Length: 4, 5\r\n\r\nabcd",
            "Content-Length: 4, 4\r\n\r\nabcd",
            // no numbers
            "Content-Length: -1\r\n\r\n",
            "Content-Length: +4\r\n\r\nabcd",
            "Content-Length: 0x4\r\n\r\nabcd",
            "Content-Length: 4 4\r\n\r\nabcd",
            "Content-Length: four\r\n\r\nabcd",
            "Content-Length: 99999999999999999999\r\n\r\n",
            "Content-Length:\r\n\r\n",
            // other encodings than chunked
            "Transfer-Encoding: identity\r\n\r\n",
            "Transfer-Encoding: gzip\r\n\r\n",
            "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding:\r\n\r\n0\r\n\r\n",
            // chunks that are none
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n+1\r\na\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\na\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n\r\na\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n 1\r\na\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n1 \r\na\r\n0\r\n\r\n",
            // broken header lines
            "X-Folded: one\r\n two\r\nContent-Length: 0\r\n\r\n",
            "Content-Length : 4\r\n\r\nabcd",
            " Content-Length: 4\r\n\r\nabcd",
            "Content-Length\r\n\r\n",
            ": empty\r\n\r\n",
            "X-Nul: a\u0000b\r\n\r\n",
            "X(Paren): a\r\n\r\n",
            "X-Bare: a\rContent-Length: 4\r\n\r\nabcd",
            "X-Bare: a\nContent-Length: 4\r\n\r\nabcd",
            "Transfer-Encoding\u000b: chunked\r\n\r\n0\r\n\r\n");

    private SmuggledRequests() {}
}
