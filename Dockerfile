# An image that holds the static program and nothing else:
#     docker build --tag copydesk . && docker run --rm --volume "$PWD:/drafts:ro" copydesk check
FROM rust:1.95.0-alpine AS build
WORKDIR /copydesk
COPY . .
RUN cargo build --release --locked

FROM scratch
COPY --from=build /copydesk/target/release/copydesk /copydesk
COPY --from=build /copydesk/LICENSE-* /copydesk/src/syntax/LICENSE-MODEL.md /licences/
COPY --from=build /copydesk/dictionaries/*.license.txt /licences/dictionaries/
USER 65532:65532
WORKDIR /drafts
ENTRYPOINT ["/copydesk"]
CMD ["check"]
