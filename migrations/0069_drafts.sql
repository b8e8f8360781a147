-- The version before runs on beside it.
-- A cart that the shop made for its buyer. Its address is taken up by a press; that of a visitor's own cart leads nowhere.
ALTER TABLE carts ADD COLUMN drafted boolean NOT NULL DEFAULT false;
